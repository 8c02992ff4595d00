//! What every sort of entry says of itself under `--json`, from the first to the last command, as it was. Fields stay; new ones
//! may come.

use insta::assert_snapshot;
use serde_json::Value;

use crate::terminal::Terminal;

/// A record with all six sorts, and what each call of the program answered.
struct Told {
    terminal: Terminal,
    /// The ids in the order in which they came up.
    ids: Vec<String>,
    answers: Vec<String>,
}

impl Told {
    /// Calls the program; `{n}` in an argument is the id that came up as the nth.
    fn call(&mut self, args: &[&str]) -> Value {
        let filled: Vec<String> = args.iter().map(|arg| self.filled(arg)).collect();
        let filled: Vec<&str> = filled.iter().map(String::as_str).collect();
        let answer = self.terminal.json(&filled);
        let told = self.named(&answer);
        let told = serde_json::to_string_pretty(&told).expect("JSON");
        self.answers
            .push(format!("$ cairn {}\n{told}", args.join(" ")));
        answer
    }

    fn filled(&self, arg: &str) -> String {
        let mut filled = arg.to_owned();
        for (n, id) in self.ids.iter().enumerate() {
            filled = filled.replace(&format!("{{{n}}}"), id);
        }
        filled
    }

    /// Puts numbers in the place of ids, and nothing in the place of instants, which differ from run to run.
    fn named(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) if is_id(text) => {
                let known = self.ids.iter().position(|id| id == text);
                let n = known.unwrap_or_else(|| {
                    self.ids.push(text.clone());
                    self.ids.len() - 1
                });
                Value::String(format!("{{{n}}}"))
            }
            Value::Array(items) => items.iter().map(|item| self.named(item)).collect(),
            Value::Object(fields) => {
                let fields = fields.iter().map(|(name, value)| {
                    let value = match name.as_str() {
                        "at" | "deleted_at" | "until" if value.is_string() => Value::Null,
                        _ => self.named(value),
                    };
                    (name.clone(), value)
                });
                Value::Object(fields.collect())
            }
            other => other.clone(),
        }
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// Calls of the program, one on each line, words with blanks between bars.
const CALLS: &str = "
activity add |--title=Ward audit| --date=2026-03-01 --end=2026-03-02 --hours=9h30 --kind=research |--provider=Library| |--location=Ward 4| --url=https://example.org/audit |--description=Who asks what| |--what=We asked| |--so-what=Two gaps| |--now-what=Ask again| --tag=audit --tag=wards |--link=Mentoring=I led it| --link=klimf/6.1#2
objective add |--title=Lead a review| --status=in-progress --due=2027-03-31 --review=2026-11-01 |--measure=A new rota| |--approach=Shadow two| |--link=klimf/6.1#2=Because| --activity {0}
activity add |--title=Shadow a review| --date=2026-12-01 --link=Mentoring --objective {1}
qualification add --title=Chartership --awarding-body=CILIP --status=held --started=2019-09-01 --awarded=2021-05-04 --expires=2027-01-04 --reference=12345 |--notes=Revalidated yearly| --requirement=qualification/fedip-advanced-practitioner
qualification add --title=Diploma --status=planned
evidence add --title=Report --file=report.txt --date=2026-03-02 --activity {0} --qualification {3} |--link=klimf/6.1#2=Page 3|
evidence add --title=Thanks |--note=They thanked us| --date=2026-03-03
evidence add --title=Page --url=https://example.org/page --date=2026-03-04
assess klimf/6.1 3 |--comment=Two audits| --on=2026-03-05
portfolio new --kind=chartership |--title=My Chartership| --empty
portfolio edit |My Chartership| --add E1 --assign E1=1.2 --note |E1=The audit| |--statement=1=As [E1] shows|
activity list
activity list --tag=audit
activity show {0}
activity edit {0} --title=Audit --hours=8 --add-tag=more --remove-tag=wards |--add-link=klimf/6.3| |--remove-link=Mentoring|
activity edit {0} --title=Audit
activity tag {0} {2} --tag=both
activity link {2} --link=klimf/6.1
activity history {0}
activity delete {2}
activity restore {2}
activity delete {0} {2}
bin
undo
objective list
objective show {1}
objective edit {1} --status=achieved --achieved=2026-11-01 |--outcome=A rota| |--remove-link=klimf/6.1#2|
objective delete {1}
objective restore {1}
objective history {1}
qualification list
qualification show {3}
qualification edit {3} --title=Charter --expires= --requirement=
qualification delete {4}
qualification restore {4}
evidence list
evidence show E1
evidence edit E2 |--note=They thanked us twice| --qualification {3} |--add-link=klimf/6.1|
evidence replace E1 newer.txt
evidence versions E1
evidence save E1 saved.txt
evidence delete E3
evidence restore E3
assessment list
assessment list klimf/6.1
assessment delete {8}
assessment restore {8}
portfolio list
portfolio show |my chartership|
portfolio freeze |My Chartership|
portfolio copy |My Chartership| --title=Again
portfolio next |My Chartership|
portfolio delete Again
bin
portfolio restore {10}
portfolio history {9}
search audit
agenda
undo
redo
";

#[test]
fn every_sort_of_entry_says_what_it_did() {
    let terminal = Terminal::with_record();
    terminal.write("report.txt", "What we found");
    terminal.write("newer.txt", "What we found later");
    let (ids, answers) = (Vec::new(), Vec::new());
    let mut told = Told {
        terminal,
        ids,
        answers,
    };
    for line in CALLS.lines().filter(|line| !line.is_empty()) {
        let parts = line.split('|').enumerate();
        let args: Vec<&str> = parts
            .flat_map(|(n, part)| match n % 2 {
                0 => part.split_whitespace().collect(),
                _ => vec![part],
            })
            .collect();
        told.call(&args);
    }
    assert_snapshot!(told.answers.join("\n\n"));
}
