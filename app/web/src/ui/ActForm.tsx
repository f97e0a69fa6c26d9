import type { ReactNode } from 'react';

/** A form for one act: the Enter key presses its button, the one that `submits`. */
export function ActForm({ className, children }: { className?: string; children: ReactNode }) {
    return (
        <form className={className} onSubmit={(event) => event.preventDefault()}>
            {children}
        </form>
    );
}
