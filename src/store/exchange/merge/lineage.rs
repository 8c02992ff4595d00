//! How two histories of one entry stand to each other: which went on from which, or where they parted.
//!
//! A version is told by its content alone, since a record that takes one in gives it an instant and a device of its own. So
//! the two histories are laid beside each other, with as many versions matched as can be, and a value that was set back
//! counts as the later one.

/// How many versions of one entry are compared, from where the two histories differ.
const MOST: usize = 400;

/// How this record's history of an entry stands to the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Both say the same now.
    Same,
    /// This one knew what the other says, and went on.
    Ahead,
    /// The other one knew what this says, and went on.
    Behind,
    /// Both went on since the version at that place of this history; from nothing that both know, where there is none.
    Apart(Option<usize>),
}

/// Compares two histories, the oldest version first; `is_later` says which counts where contents alone cannot tell.
pub(super) fn compare(here: &[&str], there: &[&str], is_later: bool) -> Standing {
    if here.last() == there.last() {
        return Standing::Same;
    }
    let alike = here.iter().zip(there).take_while(|(a, b)| a == b).count();
    let (before, ours) = here.split_at(alike);
    let (_, theirs) = there.split_at(alike);
    let skipped = alike + ours.len().saturating_sub(MOST);
    let (Some((our_last, ours)), Some((their_last, theirs))) =
        (newest(ours).split_last(), newest(theirs).split_last())
    else {
        // One is the beginning of the other.
        return if ours.is_empty() {
            Standing::Behind
        } else {
            Standing::Ahead
        };
    };
    let table = Matches::of(
        &[ours, &[our_last]].concat(),
        &[theirs, &[their_last]].concat(),
    );
    let known = |last: &str, among: &[&str], length: &dyn Fn(usize) -> usize| {
        let found = among
            .iter()
            .enumerate()
            .filter(|(_, token)| **token == last);
        found.map(|(at, _)| length(at) + 1).max()
    };
    let ahead = known(their_last, ours, &|at| table.longest(at, theirs.len()));
    let behind = known(our_last, theirs, &|at| table.longest(ours.len(), at));
    let most = table.longest(ours.len() + 1, theirs.len() + 1);
    match (ahead == Some(most), behind == Some(most)) {
        (true, true) if is_later => Standing::Ahead,
        (true, false) => Standing::Ahead,
        (_, true) => Standing::Behind,
        (false, false) => Standing::Apart(
            table
                .last()
                .map(|at| skipped + at)
                .or_else(|| before.len().checked_sub(1)),
        ),
    }
}

fn newest<'a, 'b>(tokens: &'b [&'a str]) -> &'b [&'a str] {
    tokens
        .get(tokens.len().saturating_sub(MOST)..)
        .unwrap_or_default()
}

/// The longest common subsequences of all beginnings of two lists.
struct Matches<'a> {
    ours: Vec<&'a str>,
    theirs: Vec<&'a str>,
    lengths: Vec<Vec<usize>>,
}

impl<'a> Matches<'a> {
    fn of(ours: &[&'a str], theirs: &[&'a str]) -> Self {
        let mut lengths = vec![vec![0; theirs.len() + 1]];
        for our in ours {
            let above = lengths.last().cloned().unwrap_or_default();
            let mut row = vec![0];
            for ((their, aslant), straight) in theirs.iter().zip(&above).zip(above.iter().skip(1)) {
                let left = row.last().copied().unwrap_or_default();
                row.push(if our == their {
                    aslant + 1
                } else {
                    left.max(*straight)
                });
            }
            lengths.push(row);
        }
        Self {
            ours: ours.to_vec(),
            theirs: theirs.to_vec(),
            lengths,
        }
    }

    /// Returns how many of the first so many of each can be matched.
    fn longest(&self, ours: usize, theirs: usize) -> usize {
        let row = self.lengths.get(ours);
        row.and_then(|row| row.get(theirs))
            .copied()
            .unwrap_or_default()
    }

    /// Returns our place in the last pair that is matched. Where several would do, both sides choose the same.
    fn last(&self) -> Option<usize> {
        let (mut ours, mut theirs) = (self.ours.len(), self.theirs.len());
        while let (Some(our), Some(their)) = (ours.checked_sub(1), theirs.checked_sub(1)) {
            let (one, other) = (self.ours.get(our)?, self.theirs.get(their)?);
            if one == other {
                return Some(our);
            }
            let (up, left) = (self.longest(our, theirs), self.longest(ours, their));
            if up > left || up == left && one < other {
                ours = our;
            } else {
                theirs = their;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(here: &str, there: &str) -> Standing {
        let (here, there): (Vec<&str>, Vec<&str>) =
            (here.split(' ').collect(), there.split(' ').collect());
        compare(&here, &there, false)
    }

    #[test]
    fn one_that_goes_on_from_the_other_is_ahead_also_where_a_value_was_set_back() {
        for (behind, ahead) in [
            ("0", "0 1"),
            ("0 1", "0 1 0"),
            ("0 1", "0 1 2 0"),
            ("1", "0 1 2"),
            ("0 a", "0 b a c"),
            ("0 1 0", "0 1 0 1"),
            // The other knew this version beside its own, and went on.
            ("0 b", "0 a b r"),
            ("0 b a", "0 a b r"),
        ] {
            assert_eq!(
                standing(behind, ahead),
                Standing::Behind,
                "{behind} | {ahead}"
            );
            assert_eq!(
                standing(ahead, behind),
                Standing::Ahead,
                "{behind} | {ahead}"
            );
        }
    }

    #[test]
    fn what_parted_is_told_from_where() {
        for (here, there, base) in [
            ("0 a", "0 b", Some(0)),
            ("0 1 0", "0 1 2", Some(1)),
            ("x a", "y b", None),
            ("0 1 a", "1 b", Some(1)),
        ] {
            assert_eq!(
                standing(here, there),
                Standing::Apart(base),
                "{here} | {there}"
            );
        }
        assert_eq!(standing("0 1 a", "0 2 a"), Standing::Same);
    }

    #[test]
    fn where_contents_cannot_tell_the_later_one_counts() {
        let (here, there) = (["0", "1"], ["1", "0"]);
        assert_eq!(compare(&here, &there, true), Standing::Ahead);
        assert_eq!(compare(&here, &there, false), Standing::Behind);
    }

    #[test]
    fn long_histories_are_compared_by_their_newest() {
        let numbers: Vec<String> = (0..3000).map(|n| n.to_string()).collect();
        let all: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let (_, ours) = all.split_at(1000);
        assert_eq!(
            compare(&all, &[ours, &["x"]].concat(), false),
            Standing::Behind
        );
    }
}
