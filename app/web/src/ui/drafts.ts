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

/** There is a draft on the page, or there is none. */
export function useDraft(isThere: boolean): void {
    useWarningBeforeClosing(isThere);
    useEffect(() => {
        if (!isThere) return undefined;
        const draft = {};
        drafts.add(draft);
        return () => void drafts.delete(draft);
    }, [isThere]);
}

/** Whether another page may take the place of this one. */
export const mayLeave = (): boolean =>
    drafts.size === 0 || confirm('Leave, and lose what you have written here?');
