/** A farm file as text: opened or pasted, with everything that is wrong with it at its line. */
import type { Problem } from '@acequia/plan';
import { useId, useRef } from 'react';
import { Notice } from '../../../ui/notice';
import styles from './form.module.css';

export function FileEditor({
    text,
    problems,
    change,
}: {
    text: string;
    problems: readonly Problem[];
    change: (text: string) => void;
}) {
    const id = useId();
    const area = useRef<HTMLTextAreaElement>(null);
    const show = ({ start, end }: Problem) => {
        area.current?.focus();
        area.current?.setSelectionRange(start, end);
    };
    const open = async (file: File | undefined) => {
        if (file) change(await file.text());
    };
    return (
        <section className="card stack" aria-label="Farm file">
            <div>
                <label htmlFor={`${id}-open`}>Open a farm file</label>
                <input
                    id={`${id}-open`}
                    type="file"
                    accept=".toml,application/toml,text/plain"
                    onChange={(event) => void open(event.target.files?.[0])}
                />
            </div>
            <div>
                <label htmlFor={id}>Farm file (TOML)</label>
                <textarea
                    id={id}
                    ref={area}
                    className={styles.text}
                    rows={22}
                    spellCheck={false}
                    value={text}
                    aria-invalid={problems.length > 0 || undefined}
                    aria-describedby={`${id}-problems`}
                    onChange={(event) => change(event.target.value)}
                />
            </div>
            <div id={`${id}-problems`} role="status">
                {problems.length === 0 ? (
                    text.trim() !== '' && <Notice kind="good">Nothing is wrong with it.</Notice>
                ) : (
                    <>
                        <p>
                            <strong>
                                {problems.length === 1
                                    ? 'One thing is wrong'
                                    : `${problems.length} things are wrong`}
                            </strong>{' '}
                            with this file:
                        </p>
                        <ol className={styles.problems}>
                            {problems.map((problem) => (
                                <li key={`${problem.start} ${problem.condition}`}>
                                    <button type="button" onClick={() => show(problem)}>
                                        Line {problem.line}
                                    </button>
                                    <span lang="en">
                                        <strong>{problem.condition}</strong>: {problem.remedy}
                                    </span>
                                </li>
                            ))}
                        </ol>
                    </>
                )}
            </div>
        </section>
    );
}
