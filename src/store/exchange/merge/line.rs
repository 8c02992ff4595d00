//! What a record knows of one field of an entry: what it said in turn, and what another record said beside it.

use super::lineage::{self, Standing};

/// What a field said in one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// What tells it from others.
    pub token: String,
    /// The version, by its place among those that are known.
    pub at: usize,
}

/// One field through all versions.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// What the present value came from, the oldest first; it is the last.
    line: Vec<Said>,
    /// What another record said and this one did not follow yet.
    beside: Vec<Said>,
}

impl Line {
    /// Takes in what one transaction wrote.
    ///
    /// What the field went through before what it came to is older. What it went through and came back from was put beside: so
    /// does an import write what it does not follow, which keeps it in history and in this place of it. It stays beside until
    /// the field is changed: that decides.
    pub(super) fn follow(&mut self, written: impl Iterator<Item = Said>) {
        let mut written: Vec<Said> = written.collect();
        written.dedup_by(|later, earlier| later.token == earlier.token);
        let Some(last) = written.last().map(|last| last.token.clone()) else {
            return;
        };
        let after = if self.line.last().is_some_and(|now| now.token == last) {
            written
        } else {
            let first = written.iter().position(|said| said.token == last);
            let after = written.split_off(first.map_or(written.len(), |first| first + 1));
            // What is said again stays where it is.
            let is_again = |known: &Said| after.iter().any(|seen| seen.token == known.token);
            let beside = std::mem::take(&mut self.beside);
            let (again, older): (Vec<_>, Vec<_>) = beside.into_iter().partition(is_again);
            self.beside = again;
            self.line.extend(older);
            self.line.append(&mut written);
            after
        };
        for seen in after {
            let is_known = self.beside.iter().any(|known| known.token == seen.token);
            if seen.token != last && !is_known {
                self.beside.push(seen);
            }
        }
    }

    /// Returns what it says now.
    pub(super) fn now(&self) -> Option<&Said> {
        self.line.last()
    }

    /// Returns what it said before what it says now and the other does not know, the oldest first.
    pub(super) fn earlier_unknown_to(&self, other: &Self) -> Vec<&Said> {
        let now = self.now().map(|now| now.token.as_str());
        let earlier = self
            .line
            .iter()
            .filter(|said| Some(said.token.as_str()) != now);
        earlier.filter(|said| !other.knows(said)).collect()
    }

    /// Tells whether what the other says stands beside already, and the other did not go on from what is said here: it never
    /// had it, or has it beside as well.
    pub(super) fn has_seen(&self, other: &Self) -> bool {
        let is_among =
            |line: &[Said], said: &Said| line.iter().any(|seen| seen.token == said.token);
        let is_beside = other.now().is_some_and(|now| is_among(&self.beside, now));
        is_beside && !self.now().is_some_and(|now| is_among(&other.line, now))
    }

    fn knows(&self, said: &Said) -> bool {
        let mut known = self.line.iter().chain(&self.beside);
        known.any(|known| known.token == said.token)
    }

    /// Returns what stands beside it and the other does not know.
    pub(super) fn beside_unknown_to<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = &'a Said> {
        self.beside.iter().filter(|said| !other.knows(said))
    }

    /// Tells how this record's line stands to the other's, and what it said where they parted.
    pub(super) fn standing(&self, other: &Self, is_later: bool) -> (Standing, Option<&Said>) {
        let (ours, theirs) = (self.with_beside(), other.line.iter().collect::<Vec<_>>());
        let standing = lineage::compare(&tokens(&ours), &tokens(&theirs), is_later);
        let base = match standing {
            Standing::Apart(base) => base.and_then(|at| ours.get(at).copied()),
            _ => None,
        };
        (standing, base)
    }

    /// Tells whether it says what the other, which took the entry away, did not know.
    pub(super) fn is_news_to(&self, other: &Self) -> bool {
        let (standing, base) = other.standing(self, false);
        let is_as_before = base
            .zip(self.now())
            .is_some_and(|(base, now)| base.token == now.token);
        match standing {
            Standing::Same | Standing::Ahead => false,
            Standing::Behind => true,
            Standing::Apart(_) => !is_as_before,
        }
    }

    /// To a record that has decided on what stood beside, that is older than its own.
    fn with_beside(&self) -> Vec<&Said> {
        let mut all: Vec<&Said> = self.line.iter().collect();
        if let Some(now) = all.pop() {
            all.extend(&self.beside);
            all.push(now);
        }
        all
    }
}

fn tokens<'a>(line: &[&'a Said]) -> Vec<&'a str> {
    line.iter().map(|said| said.token.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes a line of transactions, each of which wrote these.
    fn line(written: &[&str]) -> Line {
        let mut line = Line::default();
        for transaction in written {
            line.follow(transaction.split(' ').map(|token| Said {
                token: token.to_owned(),
                at: 0,
            }));
        }
        line
    }

    #[test]
    fn what_was_seen_stands_beside_until_the_field_changes() {
        let mut here = line(&["2", "3", "4 3"]);
        let said = |line: &Line| tokens(&line.with_beside()).join(" ");
        assert_eq!((said(&here), here.beside.len()), ("2 4 3".to_owned(), 1));
        here.follow(line(&["3"]).line.into_iter());
        assert_eq!(here.beside.len(), 1, "another field was changed");
        here.follow(line(&["5"]).line.into_iter());
        assert_eq!((said(&here), here.beside.len()), ("2 3 4 5".to_owned(), 0));
    }

    #[test]
    fn two_that_keep_their_own_are_both_ahead_until_one_decides() {
        let (here, there) = (line(&["2", "3", "4 3"]), line(&["2", "4", "3 4"]));
        assert_eq!(here.standing(&there, false).0, Standing::Ahead);
        assert_eq!(there.standing(&here, false).0, Standing::Ahead);
        for decided in ["5", "4"] {
            let here = line(&["2", "3", "4 3", decided]);
            if decided == "4" {
                assert_eq!(there.standing(&here, false).0, Standing::Same);
            } else {
                assert_eq!(there.standing(&here, false).0, Standing::Behind);
            }
        }
    }

    #[test]
    fn what_was_seen_is_not_told_again_unless_the_other_decided() {
        let here = line(&["0", "2", "1 2", "3 2"]);
        // It came back to what it said, before and after it saw what is said here.
        assert!(here.has_seen(&line(&["0", "1", "3", "1"])));
        assert!(here.has_seen(&line(&["0", "1", "3", "1", "2 1"])));
        // It took what is said here, and went back to its own.
        assert!(!here.has_seen(&line(&["0", "1", "3", "1", "2 1", "2", "1"])));
        assert!(!here.has_seen(&line(&["0", "4"])));
    }

    #[test]
    fn what_both_know_is_no_news_and_a_value_set_back_is() {
        let knows = line(&["2", "3", "4 3"]);
        assert!(!line(&["2", "4", "3 4"]).is_news_to(&knows));
        assert!(line(&["2", "4", "3 4", "5"]).is_news_to(&knows));
        assert!(line(&["2", "4", "3 4", "2"]).is_news_to(&knows));
        assert!(!line(&["2"]).is_news_to(&knows));
    }
}
