//! Boosted trees over a row of numbers, each tree asking the same questions on all its paths.
//!
//! Such oblivious trees are read without branches: the answers are the bits of the leaf's number
//! (Prokhorenkova et al., “CatBoost: unbiased boosting with categorical features”, NeurIPS 2018).

/// How many questions a tree asks.
pub const DEPTH: usize = 4;

/// The bytes of a stored tree: each question's number of the row and limit, then the leaves.
const STORED: usize = DEPTH * 5 + (1 << DEPTH);

/// A tree: its leaf is found by asking which numbers of a row are above their limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// The number of the row that each question looks at, and its limit; the first is the lowest bit of the leaf.
    pub questions: [(u8, f32); DEPTH],
    /// What each leaf adds, in steps of [`Trees::scale`].
    pub leaves: [i8; 1 << DEPTH],
}

/// A scorer that adds up what its trees say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trees {
    /// The score of a row before any tree, in log-odds.
    pub base: f32,
    /// What one step of a leaf is worth, in log-odds.
    pub scale: f32,
    /// The trees.
    pub trees: Vec<Tree>,
}

impl Tree {
    /// The leaf that `row` falls in.
    #[inline]
    pub fn leaf(&self, row: &[f32]) -> usize {
        let answers = self.questions.iter().enumerate();
        answers.map(|(bit, &(at, limit))| usize::from(row[usize::from(at)] > limit) << bit).sum()
    }
}

impl Trees {
    /// The log-odds of `row`.
    pub fn score(&self, row: &[f32]) -> f32 {
        let steps: i32 = self.trees.iter().map(|tree| i32::from(tree.leaves[tree.leaf(row)])).sum();
        self.base + steps as f32 * self.scale
    }

    /// Reads what [`Trees::write`] writes, and gives the bytes after it too; none unless the trees are whole, over rows
    /// of `width` numbers.
    pub fn read(bytes: &[u8], width: usize) -> Option<(Self, &[u8])> {
        let (count, bytes) = bytes.split_first_chunk()?;
        let (base, bytes) = bytes.split_first_chunk()?;
        let (scale, bytes) = bytes.split_first_chunk()?;
        let (stored, rest) = bytes.split_at_checked(usize::from(u16::from_le_bytes(*count)) * STORED)?;
        let trees = stored.as_chunks::<STORED>().0.iter().map(tree).collect::<Vec<_>>();
        let fits = trees.iter().flat_map(|tree| tree.questions).all(|(at, _)| usize::from(at) < width);
        fits.then_some((Trees { base: f32::from_le_bytes(*base), scale: f32::from_le_bytes(*scale), trees }, rest))
    }

    /// How many trees there are, the base, the worth of a step, the trees.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = (self.trees.len() as u16).to_le_bytes().to_vec();
        bytes.extend([self.base.to_le_bytes(), self.scale.to_le_bytes()].concat());
        for tree in &self.trees {
            for (at, limit) in tree.questions {
                bytes.push(at);
                bytes.extend(limit.to_le_bytes());
            }
            bytes.extend(tree.leaves.map(|leaf| leaf as u8));
        }
        bytes
    }
}

fn tree(bytes: &[u8; STORED]) -> Tree {
    let (questions, leaves) = bytes.split_at(DEPTH * 5);
    let question = |at: usize| {
        let stored = &questions[at * 5..];
        (stored[0], f32::from_le_bytes([stored[1], stored[2], stored[3], stored[4]]))
    };
    Tree { questions: std::array::from_fn(question), leaves: std::array::from_fn(|at| leaves[at] as i8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_falls_in_the_leaf_of_its_answers() {
        let mut leaves = [0; 1 << DEPTH];
        leaves[0b0101] = 8;
        let tree = Tree { questions: [(0, 0.5), (1, 0.5), (0, 0.0), (1, -1.0)], leaves };
        let trees = Trees { base: 1.0, scale: 0.25, trees: vec![tree; 2] };
        assert_eq!([trees.score(&[1.0, -2.0]), trees.score(&[1.0, 0.0])], [5.0, 1.0]);
        let stored = [trees.write(), vec![7]].concat();
        assert_eq!(Trees::read(&stored, 2), Some((trees, &[7][..])));
        assert_eq!(Trees::read(&stored, 1), None);
        assert_eq!(Trees::read(&stored[..stored.len() - 2], 2), None);
    }
}
