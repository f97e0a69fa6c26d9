import { useEffect } from 'react';

/** Names the tab of the browser after what it shows. */
export function useTitle(name: string): void {
    useEffect(() => {
        document.title = `${name} · Acequia`;
    }, [name]);
}
