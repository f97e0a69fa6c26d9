/** The shape of a schedule in words, as the CLI has them too. */
import { formatAmount } from '@acequia/client';
import { exactDuration, type Curve } from '@acequia/plan';
import { spanHere } from './spans';

const span = (seconds: number): string => spanHere(exactDuration(seconds));
/** "5", "12.5" of parts of 10,000. */
const percent = (bps: number): string => formatAmount(BigInt(bps), 2);

export function shapeInWords({ shape }: Curve): string {
    switch (shape.kind) {
        case 'constant':
            return /* words */ 'constant';
        case 'steps': {
            const steps = `${shape.steps.length} steps`;
            return shape.cliff === 0 ? steps : `a cliff of ${span(shape.cliff)}, then ${steps}`;
        }
        case 'halving':
            return `halves every ${span(shape.halfLife)}`;
        case 'falling':
            return `falls by ${percent(10_000 - shape.keepBps)} % every ${span(shape.every)}`;
        case 'ramp':
            return `ramps from ${shape.from} to ${shape.to}`;
    }
}
