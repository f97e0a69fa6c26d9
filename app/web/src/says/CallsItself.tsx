import { visible, type PageAccount } from '@acequia/client';
import { short } from '../tokens/tokens';

/** The name that a pool gives itself, with where it is, unless that stands beside: two pools may give themselves the
 *  same. */
export function CallsItself({
    page,
    bare = false,
}: {
    page: PageAccount | undefined;
    bare?: boolean;
}) {
    if (!page || page.data.name === '') return null;
    const { name, pool } = page.data;
    return (
        <p className="small">
            calls itself “<bdi>{visible(name)}</bdi>”
            {!bare && (
                <>
                    , at <code title={pool}>{short(pool)}</code>
                </>
            )}
        </p>
    );
}
