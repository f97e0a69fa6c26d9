/** What stands where a page failed to show. */
import { Component, type ReactNode } from 'react';
import { Trouble } from '../ui/notice';

/** Catches what a page throws while it is shown, and shows it in words. Another page, another try:
 *  give it the page's address as its `key`. */
export class Boundary extends Component<{ children: ReactNode }, { error?: unknown }> {
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
        return <Trouble error={this.state.error} action={again} />;
    }
}
