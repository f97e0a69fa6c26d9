import type { Stage } from './run';

/** Whether nothing else may begin. */
export const isUnderWay = (stage: Stage | undefined): boolean =>
    stage?.at === 'running' || stage?.at === 'settling';
