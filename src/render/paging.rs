//! Lists in pages of a bounded size.

/// How many bytes of HTML an item makes, roughly and rather too many.
pub(crate) trait Weigh {
    /// Bytes.
    fn weight(&self) -> usize;
}

/// Pages stay below 500 kB with room for head, foot and escaped characters.
const BUDGET: usize = 300_000;

/// Items in pages, in order; one empty page if there are none.
pub(crate) fn pages<T: Weigh>(items: Vec<T>) -> Vec<Vec<T>> {
    pages_of(items, usize::MAX)
}

/// The same with at most so many items on a page.
pub(crate) fn pages_of<T: Weigh>(items: Vec<T>, most: usize) -> Vec<Vec<T>> {
    let mut pages = vec![Vec::new()];
    let mut weight = 0;
    for item in items {
        weight += item.weight();
        let full = pages
            .last()
            .is_some_and(|page| page.len() == most || weight > BUDGET && !page.is_empty());
        if full {
            weight = item.weight();
            pages.push(Vec::new());
        }
        if let Some(page) = pages.last_mut() {
            page.push(item);
        }
    }
    pages
}

/// Items below a heading.
pub(crate) type Grouped<H, T> = (H, Vec<T>);

/// Groups in pages; a long group goes on on the next page under the same heading. The first `split`
/// groups are kept apart.
pub(crate) fn groups<H: Clone, T: Weigh>(
    groups: Vec<Grouped<H, T>>,
    split: usize,
) -> Vec<[Vec<Grouped<H, T>>; 2]> {
    let mut pages = vec![[Vec::new(), Vec::new()]];
    let mut weight = 0;
    for (index, (heading, items)) in groups.into_iter().enumerate() {
        let mut rest = items.into_iter().peekable();
        while rest.peek().is_some() {
            let mut part = Vec::new();
            while let Some(item) =
                rest.next_if(|item| part.is_empty() || weight + item.weight() <= BUDGET)
            {
                weight += item.weight();
                part.push(item);
            }
            let group = (heading.clone(), part);
            if let Some(page) = pages.last_mut() {
                page[usize::from(index >= split)].push(group);
            }
            // A single item may outweigh a page; nothing follows it there.
            if rest.peek().is_some() || weight > BUDGET {
                pages.push([Vec::new(), Vec::new()]);
                weight = 0;
            }
        }
    }
    // The last group may have filled its page, and left an empty one behind it.
    let is_empty = |page: &[Vec<_>; 2]| page.iter().all(Vec::is_empty);
    if pages.len() > 1 && pages.last().is_some_and(is_empty) {
        pages.pop();
    }
    pages
}
