import type { Brand } from '../kernel/brand.ts'

/** 'o' + 24 hex digits of SHA-256(source, reader family, place as ordinals): the same place read again has the same id. Made by app/observation-id.ts. */
export type ObservationId = Brand<string, 'ObservationId'>
/** The id of the incident's least member observation. */
export type IncidentId = Brand<string, 'IncidentId'>
/** Chosen when a decision declares the party: 'p' + 16 hex digits. */
export type PartyId = Brand<string, 'PartyId'>
/** `${chainId}:${seq}` of the fact that holds it. */
export type FactId = Brand<string, 'FactId'>
/** 'RF01' … 'RF24'. */
export type GroundId = Brand<string, 'GroundId'>
/** 'PIPL-69': key of provisions.json. */
export type ProvisionId = Brand<string, 'ProvisionId'>
/** One phone's call log, one carrier's bill for one own number …; derived by merge/. */
export type LogId = Brand<string, 'LogId'>

export const toObservationId = (text: string): ObservationId => text as ObservationId
export const toIncidentId = (text: string): IncidentId => text as IncidentId
export const toPartyId = (text: string): PartyId => text as PartyId
export const toFactId = (text: string): FactId => text as FactId
export const toGroundId = (text: string): GroundId => text as GroundId
export const toProvisionId = (text: string): ProvisionId => text as ProvisionId
export const toLogId = (text: string): LogId => text as LogId
