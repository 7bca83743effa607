/* Whose doings the key shows. */

import {call} from './api.js';

/** The tenant's name, as the engine tells it; without keys there is only one. */
export async function tenant() {
  const {tenant: name} = await call('/api/v1/whoami');
  return name;
}
