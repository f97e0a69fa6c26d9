import { useId } from 'react';
import { lockUnit } from '../../rewards/locks';
import { duration } from '../../ui/format';
import styles from './pool.module.css';

/** Whole days, as a rule; the end of the slider is the longest lock, to the second. */
export function LockSlider({
    max,
    seconds,
    choose,
}: {
    max: number;
    seconds: number;
    choose: (seconds: number) => void;
}) {
    const id = useId();
    const unit = lockUnit(max);
    return (
        <div>
            <label htmlFor={id}>Lock for</label>
            <input
                id={id}
                type="range"
                className={styles.range}
                min={1}
                max={Math.ceil(max / unit)}
                value={Math.ceil(seconds / unit)}
                onChange={(event) => choose(Math.min(event.target.valueAsNumber * unit, max))}
                aria-valuetext={duration(seconds)}
            />
            <strong>{duration(seconds)}</strong>
        </div>
    );
}
