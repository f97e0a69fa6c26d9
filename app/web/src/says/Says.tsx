/** What a pool says of itself: the words of whoever runs it, and checked by nobody. */
import { visible, type PoolAccount } from '@acequia/client';
import { LinkLook } from './LinkLook';
import { usePages } from './queries';
import { linesOf } from './words';

/** Nothing where it says nothing. */
export function Says({ pool }: { pool: PoolAccount }) {
    const page = usePages([pool]).get(pool.address);
    if (!page) return null;
    const { name, text, link } = page.data;
    return (
        <section className="card stack" aria-labelledby="says">
            <h2 id="says">What it says of itself</h2>
            <p className="small">
                The words of whoever runs it: no proof of anything, and checked by nobody.
            </p>
            <blockquote>
                {name !== '' && (
                    <p>
                        <strong>
                            <bdi>{visible(name)}</bdi>
                        </strong>
                    </p>
                )}
                {text !== '' &&
                    linesOf(text).map((line, nth) => (
                        <p key={nth}>
                            <bdi>{line}</bdi>
                        </p>
                    ))}
                {link !== '' && <LinkLook link={link} />}
            </blockquote>
        </section>
    );
}
