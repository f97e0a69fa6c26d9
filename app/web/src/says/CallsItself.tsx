import { visible, type PageAccount } from '@acequia/client';
import { short } from '../tokens/tokens';

/** The name that a pool gives itself, with where it is: two pools may give themselves the same. */
export function CallsItself({ page }: { page: PageAccount | undefined }) {
    if (!page || page.data.name === '') return null;
    const { name, pool } = page.data;
    return (
        <p className="small">
            calls itself “<bdi>{visible(name)}</bdi>”, at <code title={pool}>{short(pool)}</code>
        </p>
    );
}
