import { grouped } from '../../ui/format';
import { shortFigure } from '../../ui/plotData';

/** A number of votes, with three digits; all of it in the element's value. */
export function Votes({ count }: { count: bigint }) {
    return (
        <span>
            <data value={count.toString()} title={grouped(count, 0)}>
                {shortFigure(Number(count))}
            </data>{' '}
            {count === 1n ? 'vote' : 'votes'}
        </span>
    );
}
