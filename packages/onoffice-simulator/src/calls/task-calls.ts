import { wholeNumber } from '../query/list-page.js';
import { compileFilter, type FieldLookup } from '../query/record-filter.js';
import type { CrmTask } from '../crm/customer-crm.js';
import { ApiError } from '../wire/api-error.js';
import { recordId } from '../wire/plain-object.js';
import { phpMap, type ApiCall } from './api-call.js';
import { readFieldNames } from './read-parameters.js';

const FIELDS = new Set([
  'Nr',
  'Betreff',
  'Aufgabe',
  'Verantwortung',
  'Bearbeiter',
  'Deadline',
  'Prio',
  'Art',
  'Status',
  'Beginnt_am',
  'Kommentar',
  'Stand',
  'erledigt',
  'Eingetragen_am',
]);

/** `read` of `task`: knows no `listoffset` (144), and its total is only the number of rows returned. */
export const readTasksCall: ApiCall = {
  verb: 'read',
  resourceType: 'task',
  cacheable: false,
  handle: (context) => {
    const { parameters, customer, resourceId } = context;
    for (const name of ['listoffset', 'sortby', 'sortorder']) {
      if (parameters[name] !== undefined) throw new ApiError(144, name);
    }
    const names = readFieldNames(context);
    const unknown = names.find((name) => !FIELDS.has(name));
    if (unknown !== undefined) throw new ApiError(141, unknown);
    const matches = compileFilter(parameters['filter'], taskLookup);
    const addressId = recordId(parameters['relatedAddressId']);
    const estateId = recordId(parameters['relatedEstateId']);
    const limit = wholeNumber(parameters['listlimit']) ?? 20;
    const tasks = customer.tasks
      .filter((task) => resourceId === '' || String(task.id) === resourceId)
      .filter((task) => addressId === undefined || task.addressIds.includes(addressId))
      .filter((task) => estateId === undefined || task.estateIds.includes(estateId))
      .filter(matches)
      .slice(0, limit >= 1 && limit <= 500 ? limit : 20);
    return {
      records: tasks.map((task) => ({
        id: task.id,
        type: 'task',
        elements: phpMap({
          ...Object.fromEntries(names.map((name) => [name, taskField(task, name)])),
          ...(addressId === undefined ? {} : { relatedAddressId: task.addressIds.map(String) }),
          ...(estateId === undefined ? {} : { relatedEstateId: task.estateIds.map(String) }),
        }),
      })),
      total: tasks.length,
    };
  },
};

const taskLookup: FieldLookup<CrmTask> = (name) => {
  if (!FIELDS.has(name)) throw new ApiError(141, name);
  return {
    comparedAs: ['Nr', 'Prio', 'Status', 'Stand'].includes(name) ? 'number' : 'text',
    valuesOf: (task) => [taskField(task, name)],
  };
};

function taskField(task: CrmTask, name: string): string {
  return name === 'Nr' ? String(task.id) : (task.values[name] ?? '');
}
