//! A text as words, each with its stem: light, so that what is quoted as a reason is what was meant.

/// A word of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters.
    pub said: String,
    /// Without its ending.
    pub stem: String,
    /// Which of the entry's texts it stands in.
    pub field: usize,
    /// Which sentence, counted through all texts.
    pub sentence: usize,
    /// Where it begins and ends in its text, in bytes.
    pub span: (usize, usize),
}

/// Words that say nothing about what was done.
pub(super) const STOP: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "been", "but",
    "by", "can", "do", "for", "from", "had", "has", "have", "how", "i", "in", "into", "is", "it",
    "its", "me", "more", "my", "not", "of", "on", "or", "our", "so", "some", "that", "the",
    "their", "them", "there", "they", "this", "to", "up", "was", "we", "were", "what", "when",
    "which", "who", "will", "with", "you", "your",
];

/// Takes texts apart into words. A sentence ends where its text does.
pub(super) fn words(texts: &[&str]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut sentence = 0;
    for (field, text) in texts.iter().enumerate() {
        let mut begins = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |(_, next)| *next);
            let is_inside = ['\'', '’'].contains(&c) && begins.is_some() && next.is_alphanumeric();
            if c.is_alphanumeric() || is_inside {
                begins.get_or_insert(at);
                continue;
            }
            words.extend(
                begins
                    .take()
                    .and_then(|from| word(text, field, sentence, from, at)),
            );
            sentence += usize::from(c == '\n' || ".!?;".contains(c) && next.is_whitespace());
        }
        words.extend(begins.and_then(|from| word(text, field, sentence, from, text.len())));
        sentence += 1;
    }
    words
}

fn word(text: &str, field: usize, sentence: usize, from: usize, to: usize) -> Option<Word> {
    let word = text.get(from..to)?.to_lowercase().replace('’', "'");
    Some(Word {
        stem: stem(&word),
        said: word,
        field,
        sentence,
        span: (from, to),
    })
}

/// Forms that no rule leads to their verb or noun.
const IRREGULAR: &[(&str, &str)] = &[
    ("began", "begin"),
    ("begun", "begin"),
    ("became", "become"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("criteria", "criterion"),
    ("dealt", "deal"),
    ("did", "do"),
    ("done", "do"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("fed", "feed"),
    ("felt", "feel"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("learnt", "learn"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("met", "meet"),
    ("paid", "pay"),
    ("ran", "run"),
    ("said", "say"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shown", "show"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stood", "stand"),
    ("taken", "take"),
    ("taught", "teach"),
    ("thought", "think"),
    ("told", "tell"),
    ("took", "take"),
    ("understood", "understand"),
    ("went", "go"),
    ("won", "win"),
    ("women", "woman"),
    ("wrote", "write"),
    ("written", "write"),
    ("practise", "practice"),
    ("practised", "practice"),
    ("practises", "practice"),
    ("practising", "practice"),
    ("license", "licence"),
    ("licensed", "licence"),
    ("licenses", "licence"),
    ("licensing", "licence"),
    ("catalogue", "catalog"),
    ("catalogues", "catalog"),
    ("catalogued", "catalog"),
    ("cataloguing", "catalog"),
];

/// Returns a word without the endings that inflect it: plurals, -ed, -ing, -ly, a final e; -ize is -ise.
pub(super) fn stem(word: &str) -> String {
    let known = |word: &str| {
        IRREGULAR
            .iter()
            .find(|(form, _)| *form == word)
            .map(|(_, of)| (*of).to_owned())
    };
    let bare = word
        .strip_suffix("'s")
        .unwrap_or(word)
        .trim_end_matches('\'');
    let mut stem = known(bare).unwrap_or_else(|| bare.to_owned());
    if !stem.is_ascii() || stem.len() < 4 || stem.bytes().any(|byte| byte.is_ascii_digit()) {
        return stem;
    }
    if stem.ends_with("ies") && stem.len() > 4 {
        stem.truncate(stem.len() - 3);
        stem.push('y');
    } else if ["sses", "shes", "ches", "xes", "zes"]
        .iter()
        .any(|ends| stem.ends_with(ends))
    {
        stem.truncate(stem.len() - 2);
    } else if stem.ends_with('s') && !["ss", "us", "is"].iter().any(|ends| stem.ends_with(ends)) {
        stem.truncate(stem.len() - 1);
    }
    if stem.ends_with("ied") && stem.len() > 4 {
        stem.truncate(stem.len() - 3);
        stem.push('y');
    } else {
        for ends in ["ing", "ed", "ly"] {
            let rest = stem
                .strip_suffix(ends)
                .filter(|rest| is_stem(rest))
                .map(str::len);
            if let Some(rest) = rest {
                stem.truncate(rest);
                break;
            }
        }
    }
    stem = stem.replace("ization", "isation");
    if stem.ends_with('e') && stem.len() > 3 {
        stem.pop();
    }
    for (american, british) in [("iz", "is"), ("yz", "ys")] {
        if stem.len() > 4 && stem.ends_with(american) {
            stem.truncate(stem.len() - 2);
            stem.push_str(british);
        }
    }
    // `planned` is of `plan`; what is doubled in both is single in both.
    let mut last = stem.bytes().rev();
    if stem.len() > 3 && last.next() == last.next() && !stem.ends_with("ee") {
        stem.pop();
    }
    stem
}

/// Tells whether what is left of a word is one: of three letters or more, with a vowel.
fn is_stem(rest: &str) -> bool {
    rest.len() > 2 && rest.bytes().any(|byte| b"aeiouy".contains(&byte))
}
