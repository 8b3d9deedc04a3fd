import { RUNS, simulate } from '../../testing/simulation/simulate';

it(
  `${RUNS} people typing at random see what the model said`,
  () => simulate(false),
  20 * 60_000
);
