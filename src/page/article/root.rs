//! Which container is the article's, and what in the page stands aside.

use super::hints::Hint;
use super::tree::{Tree, is_lead, sum_up};
use std::collections::HashSet;

/// How much prose counts that stands aside by its names: they may be wrong.
const ASIDE_WEIGHT: f32 = 0.1;

/// A body by name counts so much more.
const BODY_WEIGHT: f32 = 1.5;

/// How far up a block's prose counts, half as much at each step.
const REACH: usize = 5;

/// A wider container must add this part of the prose, and be text rather than links.
const ADDED: usize = 5;
const MOST_LINKS: f32 = 0.4;

/// Prose for each heading that is a link: with less, a container leads to articles and is none, in bytes.
const TEASER: usize = 500;

/// A container this large a part of the article's is not aside by a doubtful name.
const DOUBTFUL: usize = 4;

/// The container of the article, and for each container what is believed of its names.
///
/// Names are never believed against the article itself: what is around it does not stand aside.
pub fn find(tree: &Tree) -> (usize, Vec<Hint>) {
    let mut hints = tree.hint.clone();
    let best = choose(tree, &asides(tree, &hints));
    let mut around = Some(best);
    while let Some(container) = around {
        hints[container] = Hint::Plain;
        around = tree.page.parent(container);
    }
    let root = widen(tree, &asides(tree, &hints), best);
    for (hint, total) in hints.iter_mut().zip(&tree.total).take(tree.end[root]).skip(root) {
        if *hint == Hint::MaybeAside && total * DOUBTFUL > tree.total[root] {
            *hint = Hint::Plain;
        }
    }
    (root, hints)
}

/// For each container, whether it or one around it stands aside.
fn asides(tree: &Tree, hints: &[Hint]) -> Vec<bool> {
    tree.spread(hints.iter().map(|hint| !matches!(hint, Hint::Plain | Hint::Body)).collect())
}

/// The container with most prose, near rather than deep in it, and fewest links.
fn choose(tree: &Tree, aside: &[bool]) -> usize {
    let page = tree.page;
    let mut score = vec![0.0f32; page.containers.len()];
    for (block, &prose) in page.blocks.iter().zip(&tree.prose) {
        let own = block.container as usize;
        let mut weight = prose as f32 * if aside[own] { ASIDE_WEIGHT } else { 1.0 };
        let mut holder = tree.holder(block);
        for _ in 0..REACH {
            let Some(container) = holder else { break };
            score[container] += weight;
            weight /= 2.0;
            holder = page.parent(container);
        }
    }
    let weighed = |index: usize| {
        let named = if tree.hint[index] == Hint::Body { BODY_WEIGHT } else { 1.0 };
        score[index] * named * (1.0 - tree.link_share(index))
    };
    (0..score.len()).max_by(|&a, &b| weighed(a).total_cmp(&weighed(b))).unwrap_or(0)
}

/// Goes up while what stands beside is more of the article. Where it is a body by name, only other such bodies are more;
/// in an `article` also parts of it, however short, that are named alike.
fn widen(tree: &Tree, aside: &[bool], best: usize) -> usize {
    let page = tree.page;
    let mut leads = vec![0; page.containers.len()];
    for block in page.blocks.iter().filter(|block| is_lead(block) && !aside[block.container as usize]) {
        leads[block.container as usize] += 1;
    }
    sum_up(page, &mut leads);
    // Headings that are links, with few words to each, lead to articles.
    let leads_away = |index: usize| leads[index] > 0 && tree.total[index] < TEASER * leads[index];
    let teaser = tree.spread((0..leads.len()).map(|index| leads_away(index) && !tree.is_in(best, index)).collect());
    let named = tree.spread(tree.hint.iter().map(|&hint| hint == Hint::Body).collect());
    let mut all = vec![0; page.containers.len()];
    let (mut of_bodies, mut of_parts) = (all.clone(), all.clone());
    let alike = alike(tree, best);
    for (block, &prose) in page.blocks.iter().zip(&tree.prose) {
        let container = block.container as usize;
        if !aside[container] && !teaser[container] {
            all[container] += prose;
            of_bodies[container] += if named[container] { prose } else { 0 };
            of_parts[container] += if tree.holder(block).is_some_and(|holder| alike[holder]) { prose } else { 0 };
        }
    }
    for numbers in [&mut all, &mut of_bodies, &mut of_parts] {
        sum_up(page, numbers);
    }
    let whole = std::iter::successors(Some(best), |&container| page.parent(container))
        .find(|&container| page.containers[container].tag == "article");
    let titled = titled(tree);
    let (mut root, mut at) = (best, best);
    while let Some(parent) = page.parent(at) {
        // An article with its title is whole; without one it may be an entry among others.
        if matches!(page.containers[at].tag.as_str(), "main" | "body") || page.containers[at].tag == "article" && titled[at] > 0 {
            break;
        }
        let prose = if named[root] { &of_bodies } else { &all };
        let added = prose[parent] - prose[at];
        let more = added * ADDED > prose[root] && tree.link_share(parent) < MOST_LINKS;
        let goes_on = of_parts[parent] > of_parts[at] && whole.is_some_and(|whole| tree.is_in(parent, whole));
        if more || goes_on || added > 0 && tree.hint[parent] == Hint::Body {
            root = parent;
        }
        at = parent;
    }
    root
}

/// For each container, whether it is named as one that holds prose in container `best`, but for names with numbers.
fn alike(tree: &Tree, best: usize) -> Vec<bool> {
    let containers = &tree.page.containers;
    let names = |index: usize| {
        let lasting = containers[index].hint.split_whitespace().filter(|name| !name.contains(|c: char| c.is_ascii_digit()));
        (containers[index].tag.as_str(), lasting.collect::<Vec<_>>())
    };
    let told = tree.page.blocks.iter().zip(&tree.prose).filter(|(_, prose)| **prose > 0);
    let holders: HashSet<usize> =
        told.filter_map(|(block, _)| tree.holder(block)).filter(|&holder| tree.is_in(holder, best)).collect();
    let mut known: HashSet<_> = holders.into_iter().map(names).collect();
    known.retain(|(_, names)| !names.is_empty());
    (0..containers.len()).map(|index| known.contains(&names(index))).collect()
}

/// For each container, how many first headings are in it.
pub fn titled(tree: &Tree) -> Vec<usize> {
    let mut titles = vec![0; tree.page.containers.len()];
    for block in tree.page.blocks.iter().filter(|block| block.tag == "h1") {
        titles[block.container as usize] += 1;
    }
    sum_up(tree.page, &mut titles);
    titles
}
