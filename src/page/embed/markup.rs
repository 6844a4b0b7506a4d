//! Our own markup as a tree, to work out how high it is. It holds no more than that needs: comments, void elements and
//! scripts do not occur in a page for frames.

/// An element with what is in it.
pub struct Element<'a> {
    /// Its name and attributes: `p class="lead"`.
    pub tag: &'a str,
    /// What is in it, in order.
    pub children: Vec<Node<'a>>,
}

/// What is in an element.
pub enum Node<'a> {
    /// Another element.
    Element(Element<'a>),
    /// Words, with their entities resolved.
    Words(String),
}

impl<'a> Element<'a> {
    /// The elements in it, without the words between them.
    pub fn elements(&self) -> impl Iterator<Item = &Element<'a>> {
        self.children.iter().filter_map(|child| if let Node::Element(one) = child { Some(one) } else { None })
    }

    /// The name: `p`.
    pub fn name(&self) -> &str {
        self.tag.split(' ').next().unwrap_or_default()
    }

    /// The classes, with a space between them.
    pub fn classes(&self) -> &str {
        self.attribute("class=\"")
    }

    /// Whether it has this class.
    pub fn is(&self, class: &str) -> bool {
        self.classes().split(' ').any(|one| one == class)
    }

    /// How high a drawing is for its width.
    pub fn ratio(&self) -> f64 {
        let mut numbers =
            self.attribute("viewBox=\"").split(' ').filter_map(|number| number.parse::<f64>().ok()).skip(2);
        numbers.next().zip(numbers.next()).map_or(0.0, |(width, height)| height / width)
    }

    fn attribute(&self, start: &str) -> &str {
        self.tag.split_once(start).and_then(|(_, rest)| rest.split_once('"')).map_or("", |(value, _)| value)
    }
}

/// Reads markup.
pub fn read(markup: &str) -> Element<'_> {
    let mut open = vec![Element { tag: "", children: Vec::new() }];
    let mut rest = markup;
    while let Some((words, tail)) = rest.split_once('<') {
        push(&mut open, words);
        let Some((tag, tail)) = tail.split_once('>') else { break };
        rest = tail;
        if tag.starts_with('/') {
            close(&mut open);
        } else {
            open.push(Element { tag: tag.trim_end_matches('/'), children: Vec::new() });
            // The drawings are long, and only their size matters.
            if tag.starts_with("svg") {
                rest = rest.split_once("</svg>").map_or("", |(_, after)| after);
                close(&mut open);
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.remove(0)
}

fn push(open: &mut [Element<'_>], words: &str) {
    if let (Some(last), false) = (open.last_mut(), words.is_empty()) {
        let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        last.children.push(Node::Words(words));
    }
}

/// What is open ends, and is a child of what it stands in.
fn close(open: &mut Vec<Element<'_>>) {
    if open.len() > 1
        && let (Some(done), Some(last)) = (open.pop(), open.last_mut())
    {
        last.children.push(Node::Element(done));
    }
}
