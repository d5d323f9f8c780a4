import { createOnOfficeClient } from '@immo-billie/onoffice-sdk';
import { readByHand } from './read-by-hand.js';
import { prospectFields } from './sample-data.js';

/**
 * Iterates a list and reports the growth of the peak memory in kilobytes. Started in a process of its
 * own, so that nothing else is in the figure.
 *
 * argv: `client` or `hand`, address of the server
 */
const [way = '', url = ''] = process.argv.slice(2);
const client = createOnOfficeClient({ token: 't', secret: 's', apiUrl: url });
// One small request loads and compiles everything that both ways need.
await client.addresses.list({ fields: prospectFields }).first();
const before = process.resourceUsage().maxRSS;
let count = 0;
if (way === 'client') {
  for await (const address of client.addresses.list({ fields: prospectFields }))
    if (address.values.Name) count += 1;
} else {
  await readByHand(url, ({ elements }) => {
    if (elements['Name']) count += 1;
  });
}
process.send?.({ count, grownKilobytes: process.resourceUsage().maxRSS - before });
