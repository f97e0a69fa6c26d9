/** Which chain, which prices, which fees. */
import { Languages } from '../../frame/Languages';
import { ChainSettings } from './ChainSettings';
import { FeeSettings } from './FeeSettings';
import { PriceSettings } from './PriceSettings';
import { useTitle } from '../../ui/useTitle';

export default function SettingsPage() {
    useTitle('Settings');
    return (
        <>
            <h1>Settings</h1>
            <div className="stack">
                <ChainSettings />
                <PriceSettings />
                <FeeSettings />
                <section className="card" aria-labelledby="language">
                    <h2 id="language">Language</h2>
                    <p>
                        These pages are in English. There they are in another language:{' '}
                        <Languages />
                    </p>
                </section>
                <section className="card" aria-labelledby="privacy">
                    <h2 id="privacy">What leaves this browser</h2>
                    <p>
                        Questions to the RPC node and the price source named here, and transactions
                        that you signed. Nothing else: no trackers, no fonts or scripts from
                        elsewhere. These settings are kept in this browser alone.
                    </p>
                </section>
            </div>
        </>
    );
}
