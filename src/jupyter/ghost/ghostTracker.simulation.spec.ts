import { RUN_COUNT, simulate } from '../../testing/simulation/simulate';

it(
  `${RUN_COUNT} people typing at random see what the model said`,
  () => simulate(false),
  20 * 60_000
);
