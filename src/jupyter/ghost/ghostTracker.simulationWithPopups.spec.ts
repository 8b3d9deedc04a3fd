import { RUNS, simulate } from '../../testing/simulation/simulate';

it(
  `${RUNS} people typing at random see it while popups come by themselves`,
  () => simulate(true),
  20 * 60_000
);
