/** A position, and everything that can be done with it. */
import { isDelegated, type Holding } from '@acequia/client';
import { useNow } from '../../chain/clock';
import type { PaidSoFar } from '../../chain/paid';
import { usePools } from '../../chain/queries';
import { owedInAll } from '../../rewards/pending';
import { lockState } from '../../rewards/stakes';
import { Address } from '../../ui/address';
import { Tabs, type Tab } from '../../ui/tabs';
import { EarnedBy } from '../positions/Earned';
import { ClaimPanel } from './ClaimPanel';
import { Fact } from './Fact';
import styles from './pool.module.css';
import { nameOf } from './holdings';
import { LockPanel } from './LockPanel';
import { MorePanel } from './MorePanel';
import { MovePanel, placesFor } from './MovePanel';
import { ReinvestPanel, reinvestPlaces } from './ReinvestPanel';
import { StakeFacts } from './StakeFacts';
import { UnstakePanel } from './UnstakePanel';

export function PositionCard({ holding, paid }: { holding: Holding; paid: PaidSoFar }) {
    const now = useNow();
    const pools = usePools().data ?? [];
    const [places, reinvests] = [placesFor(holding, pools), reinvestPlaces(holding, pools)];
    if (now === undefined) return null;
    const { address } = holding.position;
    const input = { holding, now };
    const tabs: Tab[] = [{ name: 'Claim', panel: () => <ClaimPanel holding={holding} /> }];
    if (!isDelegated(holding.pool)) {
        tabs.push({ name: 'Unstake', panel: () => <UnstakePanel {...input} /> });
    }
    if (canLock(input)) tabs.push({ name: 'Lock', panel: () => <LockPanel {...input} /> });
    if (places.length > 0) {
        tabs.push({ name: 'Move', panel: () => <MovePanel {...input} places={places} /> });
    }
    if (reinvests.length > 0) {
        tabs.push({
            name: 'Reinvest',
            panel: () => <ReinvestPanel {...input} places={reinvests} />,
        });
    }
    tabs.push({ name: 'More', panel: () => <MorePanel {...input} /> });
    return (
        <article className={`card ${styles.position}`} aria-labelledby={address}>
            <div className="row between">
                <h3 id={address}>{nameOf(holding)}</h3>
                <Address of={address} />
            </div>
            <StakeFacts {...input} />
            <dl className="facts">
                <Fact name="Earned so far">
                    <EarnedBy paid={paid} position={address} owed={owedInAll([holding], now)} />
                </Fact>
            </dl>
            <Tabs label={`What to do with ${nameOf(holding)}`} tabs={tabs} />
        </article>
    );
}

function canLock({ holding, now }: { holding: Holding; now: bigint }): boolean {
    const { lock } = holding.pool.data;
    return lock.maxSeconds > 0 || lockState(holding.position, now).is !== 'none';
}
