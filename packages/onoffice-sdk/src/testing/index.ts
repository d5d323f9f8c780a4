export {
  address,
  apiError,
  estate,
  records,
  relatedIdsReply,
  success,
  type ActionReply,
  type ReceivedAction,
  type ReplyRecord,
} from './answer-builder.js';
export {
  StrayCallError,
  createFakeTransport,
  type Disturbance,
  type FakeTransport,
  type Handler,
} from './fake-transport.js';
export { createMemoryClaimStore, createMemoryReplayMemory } from '../marketplace/memory-stores.js';
export { createRecorder, type RecordedExchange, type Recorder } from './recorder.js';
export { buildActivationUrl, buildServiceUrl } from './signed-url-builder.js';
