/** Creating a farm: from a form or from a file, which are two views of one model. */
import { parseFarm, writeFarm, type Farm, type NamedMints, type Problem } from '@acequia/plan';
import type { Address } from '@solana/kit';
import { useState } from 'react';
import { Link } from 'wouter';
import { useNow } from '../../chain/clock';
import { short } from '../../tokens/tokens';
import { keep, kept } from '../../ui/kept';
import { Notice } from '../../ui/notice';
import { useTitle } from '../../ui/useTitle';
import { useOwner } from '../../wallet/wallet';
import { download } from './download';
import { FileEditor } from './form/FileEditor';
import styles from './form/form.module.css';
import { FormEditor } from './form/FormEditor';
import { formOf, NEW_FARM, type FarmForm } from './form/model';
import { TEMPLATES } from './form/templates';
import { read, type Faults } from './form/text';
import { Acts } from './squads/Acts';
import { Mints, withMints } from './plan/Mints';
import Outlook from './plan/Outlook';
import { PlanView } from './plan/PlanView';
import PoolPreview from './plan/PoolPreview';

/** What is being written: a form, or a text. */
type Draft =
    | { readonly as: 'form'; readonly form: FarmForm }
    | { readonly as: 'file'; readonly text: string; readonly mints: NamedMints };

const KEPT = 'acequia.farm-draft';

export default function NewFarmPage() {
    return (
        <Acts>
            <Writing />
        </Acts>
    );
}

function Writing() {
    useTitle('A new farm');
    const [draft, setDraft] = useState<Draft>(keptDraft);
    const [asked, setAsked] = useState(false);
    const [made, setMade] = useState<readonly Address[]>();
    const now = useNow(60_000);
    const [opened, setOpened] = useState(now);
    if (opened === undefined && now !== undefined) setOpened(now);
    const { farm: described, text, problems, faults } = readDraft(draft);
    const mints = draft.as === 'file' ? draft.mints : {};
    const farm = described && withMints(described, mints);
    const change = (next: Draft) => {
        setMade(undefined);
        setDraft(next);
        keep(KEPT, JSON.stringify(next));
    };
    const start = () => {
        const isSure = isUntouched(draft) || confirm('Throw away what you have written here?');
        if (!isSure) return;
        setAsked(false);
        change({ as: 'form', form: NEW_FARM });
    };
    const me = useOwner();
    const isNamed = farm?.tokens.every(({ mint }) => mint !== undefined);
    const plan = farm && isNamed && (
        <PlanView
            farm={farm}
            text={writeFarm(text, mints)}
            onDone={(pools) => {
                setMade(pools);
                keep(KEPT, undefined);
            }}
        />
    );
    return (
        <>
            <h1>A new farm</h1>
            <p>
                Say what is staked, what is paid and when. Nothing happens until you have read the
                plan and signed it. A plan is made from what is on chain: if something stops half
                way, making it again does what is missing.
            </p>
            <div className="row between">
                <Tabs draft={draft} farm={farm} text={text} change={change} />
                <button type="button" className="quiet" onClick={start}>
                    Start anew
                </button>
            </div>
            {draft.as === 'form' && isUntouched(draft) && (
                <Templates chosen={draft.form} choose={(form) => change({ as: 'form', form })} />
            )}
            {draft.as === 'file' ? (
                <FileEditor
                    text={draft.text}
                    problems={problems}
                    change={(next) => change({ ...draft, text: next })}
                />
            ) : (
                opened !== undefined && (
                    <FormEditor
                        form={draft.form}
                        now={opened}
                        faultOf={(field) =>
                            asked || isTyped(draft.form, field) ? faults.get(field) : undefined
                        }
                        change={(form) => change({ as: 'form', form })}
                    />
                )
            )}
            <div className={`stack ${styles.ahead}`}>
                <section className="card stack" aria-labelledby="plan-title">
                    <h2 id="plan-title">The plan</h2>
                    {made && <Made pools={made} />}
                    {described && draft.as === 'file' && (
                        <Mints
                            farm={described}
                            named={mints}
                            change={(named) => change({ ...draft, mints: named })}
                        />
                    )}
                    {plan}
                    {!farm && (
                        <>
                            <p>
                                {draft.as === 'form'
                                    ? 'It is made as soon as the form is complete.'
                                    : 'It is made as soon as nothing is wrong with the file.'}
                            </p>
                            {draft.as === 'form' && (
                                <div>
                                    <button type="button" onClick={() => setAsked(true)}>
                                        What is missing?
                                    </button>
                                </div>
                            )}
                            {draft.as === 'form' && asked && (
                                <Notice kind="warning">
                                    {faults.size === 1
                                        ? 'One field is not right yet.'
                                        : `${faults.size} fields are not right yet.`}{' '}
                                    Each says why.
                                </Notice>
                            )}
                        </>
                    )}
                    {farm && (
                        <div>
                            <button
                                type="button"
                                onClick={() =>
                                    download({ name: farm.name, text: writeFarm(text, mints) })
                                }
                            >
                                Save as a farm file
                            </button>
                        </div>
                    )}
                </section>
                {farm && isNamed && (
                    <>
                        <section className="card stack" aria-labelledby="outlook-title">
                            <h2 id="outlook-title">What it pays</h2>
                            <Outlook farm={farm} text={writeFarm(text, mints)} />
                        </section>
                        <section className="card stack" aria-labelledby="preview-title">
                            <h2 id="preview-title">As LPs will see it</h2>
                            <PoolPreview farm={farm} text={writeFarm(text, mints)} me={me} />
                        </section>
                    </>
                )}
            </div>
        </>
    );
}

/** Which of the two views is on. A file can be seen as a form once nothing is wrong with it. */
function Tabs({
    draft,
    farm,
    text,
    change,
}: {
    draft: Draft;
    farm: Farm | undefined;
    text: string;
    change: (draft: Draft) => void;
}) {
    const isBlocked = draft.as === 'file' && !farm;
    const choose = (as: Draft['as']) => {
        if (as === 'file') change({ as, text: farm ? writeFarm(text) : text, mints: {} });
        else if (farm) change({ as, form: formOf(farm) });
    };
    return (
        <div>
            <div className={styles.tabs} role="radiogroup" aria-label="How to describe the farm">
                {(['form', 'file'] as const).map((as) => (
                    <label key={as}>
                        <input
                            type="radio"
                            name="as"
                            checked={draft.as === as}
                            disabled={as === 'form' && isBlocked}
                            onChange={() => choose(as)}
                        />
                        {as === 'form' ? 'Form' : 'File'}
                    </label>
                ))}
            </div>
            {isBlocked && (
                <p className="small">The form shows a file that nothing is wrong with.</p>
            )}
        </div>
    );
}

function Made({ pools }: { pools: readonly Address[] }) {
    return (
        <Notice kind="good">
            The farm is there.{' '}
            {pools.map((pool) => (
                <span key={pool}>
                    <Link href={`/team/${pool}`}>Run {short(pool)}</Link>{' '}
                </span>
            ))}
        </Notice>
    );
}

function readDraft(draft: Draft) {
    if (draft.as === 'form') {
        const problems: readonly Problem[] = [];
        return { ...read(draft.form), problems };
    }
    const { farm, problems = [] } = parseFarm(draft.text);
    const faults: Faults = new Map(); // those of a file stand at its lines
    return { farm, text: draft.text, problems, faults };
}

/** Whether somebody has filled a field, so that it may say what is wrong with it. Choices are made
 *  from the beginning; what is not typed yet is not wrong yet. */
function isTyped(form: FarmForm, field: string): boolean {
    if (field === 'name') return false;
    const [, pool, , reward] = /^pool (\d+)( reward (\d+))?/.exec(field) ?? [];
    const at = form.pools[Number(pool)];
    const of = reward === undefined ? undefined : at?.rewards[Number(reward)];
    if (/ (name|stake|token)$/.test(field)) return false;
    if (of) return of.token !== '' && (!field.endsWith('budget') || of.budget !== '');
    return at?.stake !== '';
}

/** Whether nothing was written that a template would take away. */
const isBare = ({ name, tokens, pools }: FarmForm): boolean =>
    name === '' &&
    tokens.length === 0 &&
    pools.length === 1 &&
    pools[0]!.name === '' &&
    pools[0]!.rewards.every(({ budget }) => budget === '');

const isUntouched = (draft: Draft): boolean => draft.as === 'form' && isBare(draft.form);

/** What to start from. */
function Templates({ chosen, choose }: { chosen: FarmForm; choose: (form: FarmForm) => void }) {
    const said = JSON.stringify(chosen);
    return (
        <section aria-labelledby="templates" className={styles.templates}>
            <h2 id="templates">Start from</h2>
            <ul className="columns">
                {TEMPLATES.map(({ name, words, form }) => (
                    <li key={name}>
                        <button
                            type="button"
                            className="choice"
                            aria-pressed={JSON.stringify(form) === said}
                            onClick={() => choose(form)}
                        >
                            <span>
                                <strong>{name}</strong>
                                <span className="small">{words}</span>
                            </span>
                        </button>
                    </li>
                ))}
            </ul>
        </section>
    );
}

/** The draft of the last visit. */
function keptDraft(): Draft {
    try {
        const draft = JSON.parse(kept(KEPT) ?? 'null') as Draft | null;
        if (draft) readDraft(draft); // Throws where it is of an older form.
        return draft ?? { as: 'form', form: NEW_FARM };
    } catch {
        return { as: 'form', form: NEW_FARM };
    }
}
