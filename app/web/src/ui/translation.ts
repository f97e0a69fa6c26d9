/**
 * Pages that a browser translates: it puts elements of its own where texts were, and what was there is
 * then neither removed nor stood before. React takes that for its own mistake and gives the page up.
 * Figures, names and addresses are marked, so that they are left alone (`translate="no"`); words that
 * change are made anew.
 */
export function bearTranslation(): void {
    // Called with the node that they are asked of.
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const { removeChild, insertBefore } = Node.prototype;
    Node.prototype.removeChild = function <T extends Node>(child: T): T {
        return child.parentNode === this ? (removeChild.call(this, child) as T) : child;
    };
    Node.prototype.insertBefore = function <T extends Node>(node: T, before: Node | null): T {
        const there = before?.parentNode === this ? before : null;
        return insertBefore.call(this, node, there) as T;
    };
}
