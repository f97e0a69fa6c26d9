import { useId } from 'react';
import { lockUnit } from '../../rewards/locks';
import { duration } from '../../ui/format';
import styles from './pool.module.css';

/** For how long to lock, from not at all on. Whole days, as a rule; the end of the slider is the longest
 *  lock, to the second. */
export function LockSlider({
    max,
    seconds,
    choose,
}: {
    max: number;
    /** 0 is not at all. */
    seconds: number;
    choose: (seconds: number) => void;
}) {
    const id = useId();
    const unit = lockUnit(max);
    const words = seconds === 0 ? 'no lock' : duration(seconds);
    return (
        <div>
            <div className="row between">
                <label htmlFor={id}>Lock for</label>
                <output htmlFor={id}>{words}</output>
            </div>
            <input
                id={id}
                type="range"
                className={styles.range}
                min={0}
                max={Math.ceil(max / unit)}
                value={Math.ceil(seconds / unit)}
                onChange={(event) => choose(Math.min(event.target.valueAsNumber * unit, max))}
                aria-valuetext={words}
            />
        </div>
    );
}
