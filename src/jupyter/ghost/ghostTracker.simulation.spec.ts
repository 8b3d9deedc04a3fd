import { RUN_COUNT, simulateUsers } from '../../testing/simulation/simulate';

it(
  `shows ${RUN_COUNT} simulated users what the model wrote`,
  () => simulateUsers(false),
  40 * 60_000
);
