/** What somebody has written and not sent: nobody leaves it unasked. */
import { useEffect } from 'react';

const drafts = new Set<object>();
const refuse = (event: BeforeUnloadEvent) => event.preventDefault();

/** While it is so, the browser asks before the page is closed. */
export function useWarningBeforeClosing(isSo: boolean): void {
    useEffect(() => {
        if (!isSo) return undefined;
        addEventListener('beforeunload', refuse);
        return () => removeEventListener('beforeunload', refuse);
    }, [isSo]);
}

/** There is a draft on the page, or there is none. Links ask by `mayLeave`; the browser's own ways to another
 *  page, such as back, are asked about when it has gone, and whoever says no is where they were. */
export function useDraft(isThere: boolean): void {
    useWarningBeforeClosing(isThere);
    useEffect(() => {
        if (!isThere) return undefined;
        const draft = {};
        const { hash } = location;
        const ask = () => {
            if (location.hash !== hash && !mayLeave()) history.pushState(null, '', hash);
        };
        drafts.add(draft);
        addEventListener('popstate', ask);
        return () => {
            drafts.delete(draft);
            removeEventListener('popstate', ask);
        };
    }, [isThere]);
}

/** Whether another page may take the place of this one: with its drafts, once somebody has said so. */
export function mayLeave(): boolean {
    if (drafts.size > 0 && !confirm('Leave, and lose what you have written here?')) return false;
    drafts.clear();
    return true;
}
