/** The shape of a schedule in words, as the CLI has them too. */
import { exactDuration, type Curve } from '@acequia/plan';
import { counted } from '../../../ui/format';
import { LANGUAGE } from '../../../ui/language';
import { spanHere } from './spans';

const span = (seconds: number): string => spanHere(exactDuration(seconds));
const TWO_PLACES = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 2 });
/** "12.50" of 1,250 parts of 10,000. */
const percent = (bps: number): string => TWO_PLACES.format(bps / 100);

export function shapeInWords({ shape }: Curve): string {
    switch (shape.kind) {
        case 'constant':
            return /* words */ 'constant';
        case 'steps': {
            const steps = counted(shape.steps.length, 'step');
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
