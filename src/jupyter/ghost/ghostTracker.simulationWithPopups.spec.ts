import { RUN_COUNT, simulate } from '../../testing/simulation/simulate';

it(
  `${RUN_COUNT} people typing at random see it while popups come by themselves`,
  () => simulate(true),
  20 * 60_000
);
