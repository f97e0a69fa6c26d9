/** What stands where a page, or a dialog, failed to show. */
import { Component, type ReactNode } from 'react';
import { Trouble } from '../ui/notice';

/** Catches what is thrown while something is shown, and shows it in words. Another page, another try:
 *  give it the page's address as its `key`. What was signed goes on without it. */
export class Boundary extends Component<
    { children: ReactNode; className?: string },
    { error?: unknown }
> {
    override state: { error?: unknown } = {};

    static getDerivedStateFromError(error: unknown) {
        return { error };
    }

    override render() {
        if (this.state.error === undefined) return this.props.children;
        const again = (
            <button type="button" onClick={() => this.setState({ error: undefined })}>
                Try again
            </button>
        );
        return (
            <div className={this.props.className}>
                <Trouble error={this.state.error} action={again} />
            </div>
        );
    }
}
