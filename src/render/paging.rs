//! Lists in pages of a bounded size.

use super::view::ListGroup;

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
        let full = pages.last().is_some_and(|page| page.len() == most || weight > BUDGET && !page.is_empty());
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

/// Groups in pages; a long group goes on on the next page under the same heading. The first `split` groups are kept apart.
pub(crate) fn groups(groups: Vec<ListGroup>, split: usize) -> Vec<(Vec<ListGroup>, Vec<ListGroup>)> {
    let mut pages = vec![(Vec::new(), Vec::new())];
    let mut weight = 0;
    for (index, group) in groups.into_iter().enumerate() {
        let ListGroup { id, label, kind, items } = group;
        let mut rest = items.into_iter().peekable();
        while rest.peek().is_some() {
            let mut part = Vec::new();
            while let Some(item) = rest.next_if(|item| part.is_empty() || weight + item.weight() <= BUDGET) {
                weight += item.weight();
                part.push(item);
            }
            let group = ListGroup { id: id.clone(), label: label.clone(), kind, items: part };
            if let Some(page) = pages.last_mut() {
                if index < split { page.0.push(group) } else { page.1.push(group) }
            }
            if rest.peek().is_some() || weight > BUDGET {
                pages.push((Vec::new(), Vec::new()));
                weight = 0;
            }
        }
    }
    if pages.len() > 1 && pages.last().is_some_and(|page| page.0.is_empty() && page.1.is_empty()) {
        pages.pop();
    }
    pages
}
