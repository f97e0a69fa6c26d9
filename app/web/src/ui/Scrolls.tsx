import type { ReactNode } from 'react';

/** What may be wider than its window. It is then scrolled, by keyboard too. */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
    return (
        <div className="scrolls" role="group" aria-label={label} tabIndex={0}>
            {children}
        </div>
    );
}
