import type { CustomerCrm } from '../crm/customer-crm.js';
import { ApiError } from '../wire/api-error.js';
import { recordId, scalarText } from '../wire/plain-object.js';
import { mayRead, type ApiCall } from './api-call.js';
import { readIdList } from './read-parameters.js';

const ACTIONS = new Set(['read', 'modify', 'create', 'delete']);

/** `get` of `checkuserrecordsright`: which of the given records a user may read or write. */
export const checkUserRecordsRightCall: ApiCall = {
  verb: 'get',
  resourceType: 'checkuserrecordsright',
  cacheable: false,
  handle: (context) => {
    const { parameters, customer } = context;
    const action = scalarText(parameters['action']) ?? '';
    const module = scalarText(parameters['module']) ?? '';
    if (!ACTIONS.has(action)) throw new ApiError(255, 'action');
    const userId = recordId(parameters['userid']);
    if (userId === undefined) throw new ApiError(186);
    const user = customer.user(userId);
    if (user === undefined) throw new ApiError(251, String(userId));
    const ids = readIdList(context, 'recordIds') ?? [];
    const allowed = ids.filter(
      (id) =>
        recordExists(customer, module, id) &&
        ((module !== 'estate' && module !== 'address') || customer.rights.mayRead(userId, module, id)) &&
        (action === 'read' || user.mayWrite),
    );
    return { records: [{ id: 0, type: '', elements: allowed.map(String) }], total: null };
  },
};

/** `get` of `getlink`: a link that opens a record in onOffice. */
export const getLinkCall: ApiCall = {
  verb: 'get',
  resourceType: 'getlink',
  resourceIds: ['estate', 'address', 'agentslog'],
  cacheable: false,
  handle: (context) => {
    const id = recordId(context.parameters['recordId']);
    if (id === undefined) throw new ApiError(79);
    const module = context.resourceId;
    const visible =
      module === 'agentslog'
        ? context.customer.agentsLog.some((entry) => entry.id === id)
        : recordExists(context.customer, module, id) &&
          mayRead(context, module === 'estate' ? 'estate' : 'address', id);
    if (!visible) throw new ApiError(156);
    const path = module === 'estate' ? 'estates' : module === 'address' ? 'addresses' : 'agentslog';
    return {
      records: [{ id, type: '', elements: { url: `${context.baseUrl}/${path}/${id}` } }],
      total: null,
    };
  },
};

function recordExists(customer: CustomerCrm, module: string, id: number): boolean {
  if (module === 'estate' || module === 'address') return customer.tables[module].has(id);
  return true;
}
