//! Which parts of two texts can stand level: of all ties the heaviest ones that run forward in both
//! texts, so that neither is torn out of its order.

use std::collections::BTreeMap;

/// That a part of one text belongs to a part of the other, both by their numbers from 0.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PartTie {
    /// In the first text.
    pub a: usize,
    /// In the other.
    pub b: usize,
    /// How strongly.
    pub weight: f64,
}

/// The best weight of a chain, the tie that it ends with and the one before that.
type Link = (f64, (usize, usize), Option<usize>);

/// The ties that stand level, in order: each part in one at most. The heaviest chain of pairs that
/// ascend in both texts (a weighted form of the longest common subsequence, by a tree of maxima
/// over the parts of the second text: Fenwick 1994); of equally heavy ones the first that is found.
pub fn level(ties: &[PartTie]) -> Vec<(usize, usize)> {
    let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for tie in ties {
        *weights.entry((tie.a, tie.b)).or_default() += tie.weight;
    }
    let mut sorted: Vec<((usize, usize), f64)> = weights.into_iter().collect();
    // Of one part of the first text the later counterparts come first, so that none of them is
    // taken for what stands before another.
    sorted.sort_by_key(|((a, b), _)| (*a, std::cmp::Reverse(*b)));
    let parts = sorted.iter().map(|((_, b), _)| b + 1).max().unwrap_or(0);
    let mut best = vec![None; parts + 1];
    let mut links: Vec<Link> = Vec::with_capacity(sorted.len());
    for (place, weight) in sorted {
        let before = heaviest(&best, &links, place.1);
        let total = weight + before.map_or(0.0, |link| links[link].0);
        links.push((total, place, before));
        raise(&mut best, &links, place.1 + 1);
    }
    let mut chain = Vec::new();
    let mut at = heaviest(&best, &links, parts);
    while let Some(link) = at {
        chain.push(links[link].1);
        at = links[link].2;
    }
    chain.reverse();
    chain
}

/// The link with the heaviest chain among those that end before a part of the second text.
fn heaviest(best: &[Option<usize>], links: &[Link], part: usize) -> Option<usize> {
    let (mut at, mut found) = (part, None);
    while at > 0 {
        found = heavier(links, found, best[at]);
        at &= at - 1;
    }
    found
}

/// Enters the last link at a part of the second text, counted from 1.
fn raise(best: &mut [Option<usize>], links: &[Link], part: usize) {
    let mut at = part;
    while at < best.len() {
        best[at] = heavier(links, best[at], Some(links.len() - 1));
        at += at & at.wrapping_neg();
    }
}

fn heavier(links: &[Link], one: Option<usize>, other: Option<usize>) -> Option<usize> {
    match (one, other) {
        (Some(one), Some(other)) if links[other].0 > links[one].0 => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{PartTie, level};

    fn ties(ties: &[(usize, usize, f64)]) -> Vec<PartTie> {
        let tie = |&(a, b, weight): &(_, _, _)| PartTie { a, b, weight };
        ties.iter().map(tie).collect()
    }

    #[test]
    fn of_ties_that_cross_the_heavier_ones_stand_level() {
        let crossing = ties(&[(0, 2, 1.0), (1, 0, 0.7), (2, 1, 0.7), (3, 3, 0.1)]);
        assert_eq!(level(&crossing), [(1, 0), (2, 1), (3, 3)]);
        let heavy = ties(&[(0, 2, 2.0), (1, 0, 0.7), (2, 1, 0.7), (3, 3, 0.1)]);
        assert_eq!(level(&heavy), [(0, 2), (3, 3)]);
    }

    #[test]
    fn each_part_stands_level_with_one_and_ties_of_the_same_two_add_up() {
        let same = ties(&[(0, 0, 0.6), (0, 1, 1.0), (0, 0, 0.6), (1, 1, 0.5)]);
        assert_eq!(level(&same), [(0, 0), (1, 1)]);
        assert_eq!(level(&[]), []);
    }

    /// The weight of the heaviest chain, by trying every one.
    fn by_force(ties: &[PartTie], from: (usize, usize)) -> f64 {
        let mut best = 0.0_f64;
        for tie in ties {
            if tie.a >= from.0 && tie.b >= from.1 {
                best = best.max(tie.weight + by_force(ties, (tie.a + 1, tie.b + 1)));
            }
        }
        best
    }

    #[test]
    fn no_chain_is_heavier() {
        let mut seed = 7_u32;
        let mut chance = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..200 {
            let mut known = std::collections::BTreeMap::new();
            for _ in 0..9 {
                let place = (chance(6) as usize, chance(6) as usize);
                known.insert(place, f64::from(chance(8) + 1));
            }
            let all: Vec<(usize, usize, f64)> = known
                .iter()
                .map(|((a, b), weight)| (*a, *b, *weight))
                .collect();
            let chain = level(&ties(&all));
            let ascends = chain.is_sorted_by(|one, next| one.0 < next.0 && one.1 < next.1);
            let weight: f64 = chain.iter().map(|place| known[place]).sum();
            assert!(
                ascends && weight.total_cmp(&by_force(&ties(&all), (0, 0))).is_eq(),
                "{all:?}"
            );
        }
    }
}
