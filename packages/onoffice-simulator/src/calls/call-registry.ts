import { ApiError } from '../wire/api-error.js';
import { createAgentsLogCall, readAgentsLogCall } from './agents-log-calls.js';
import type { ApiCall, Verb } from './api-call.js';
import { getFieldsCall } from './fields-call.js';
import { getEstatePicturesCall, getFilesCall } from './file-calls.js';
import { executeMarketplaceWebhooksCall, unlockProviderCall } from './marketplace-calls.js';
import {
  getActionKindTypesCall,
  getEstateCategoriesCall,
  getFiltersCall,
  getGroupsCall,
  getMultiSelectConfigurationCall,
  getRegionsCall,
  readBasicSettingsCall,
  readImpressumCall,
} from './office-calls.js';
import { getPriceOfferCall, setPriceOfferCall } from './price-offer-calls.js';
import { readAddressesCall } from './read-addresses.js';
import { readEstatesCall } from './read-estates.js';
import {
  createRelationCall,
  deleteRelationCall,
  idsFromRelationCall,
  modifyRelationCall,
} from './relation-calls.js';
import { checkUserRecordsRightCall, getLinkCall } from './rights-calls.js';
import { searchCall } from './search-calls.js';
import {
  createSearchProfileCall,
  deleteSearchProfileCall,
  getQualifiedSuitorsCall,
  getSearchProfilesCall,
} from './search-profile-calls.js';
import { readTasksCall } from './task-calls.js';
import { getUsersCall, readUserPhotosCall, readUsersCall } from './user-calls.js';
import { createAddressCall, modifyAddressCall } from './write-addresses.js';
import { createEstateCall, modifyEstateCall } from './write-estates.js';

const ACTION_PREFIX = 'urn:onoffice-de-ns:smart:2.5:smartml:action:';
const VERBS: ReadonlySet<string> = new Set(['read', 'create', 'modify', 'delete', 'get', 'do']);

const CALLS: readonly ApiCall[] = [
  readEstatesCall,
  readAddressesCall,
  readUsersCall,
  readUserPhotosCall,
  getUsersCall,
  getFieldsCall,
  idsFromRelationCall,
  createRelationCall,
  deleteRelationCall,
  modifyRelationCall,
  unlockProviderCall,
  executeMarketplaceWebhooksCall,
  checkUserRecordsRightCall,
  getLinkCall,
  getFilesCall,
  getEstatePicturesCall,
  createEstateCall,
  modifyEstateCall,
  createAddressCall,
  modifyAddressCall,
  readAgentsLogCall,
  createAgentsLogCall,
  readTasksCall,
  searchCall,
  getSearchProfilesCall,
  getQualifiedSuitorsCall,
  createSearchProfileCall,
  deleteSearchProfileCall,
  setPriceOfferCall,
  getPriceOfferCall,
  readBasicSettingsCall,
  readImpressumCall,
  getGroupsCall,
  getFiltersCall,
  getRegionsCall,
  getActionKindTypesCall,
  getEstateCategoriesCall,
  getMultiSelectConfigurationCall,
];

/**
 * The call for an action.
 *
 * @throws ApiError 23 unknown action, 25 no such call for this action and type, 24 not with this resource id
 */
export function findCall(actionId: string, resourceType: string, resourceId: string): ApiCall {
  const verb = verbOf(actionId);
  if (verb === undefined) throw new ApiError(23, actionId);
  const call = CALLS.find((candidate) => candidate.verb === verb && candidate.resourceType === resourceType);
  if (call === undefined) throw new ApiError(25, resourceType);
  if (call.resourceIds !== undefined && !call.resourceIds.includes(resourceId)) {
    throw new ApiError(24, resourceId);
  }
  return call;
}

function verbOf(actionId: string): Verb | undefined {
  if (!actionId.startsWith(ACTION_PREFIX)) return undefined;
  const verb = actionId.slice(ACTION_PREFIX.length);
  return isVerb(verb) ? verb : undefined;
}

function isVerb(text: string): text is Verb {
  return VERBS.has(text);
}
