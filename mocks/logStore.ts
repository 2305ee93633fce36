import * as z from 'zod/mini'
import { type LoggedCommand, loggedCommand } from './county/commandLog'

/** Keeps the command log across a reload. Nothing it does may fail: a full or broken store means an empty log, kept in memory. */
export interface LogStore {
  load: () => Promise<readonly LoggedCommand[]>
  save: (entries: readonly LoggedCommand[]) => Promise<void>
}

const databaseName = 'county-demo'
const tableName = 'command-log'

/** Entries that are well-formed; the others are left out. */
export function readEntries(stored: unknown): LoggedCommand[] {
  const list = z.safeParse(z.array(z.unknown()), stored)
  return list.success ? list.data.flatMap((item) => { const entry = loggedCommand.safeParse(item); return entry.success ? [entry.data] : [] }) : []
}

/** A log kept in IndexedDB, one record for each seed. `onTrouble` hears why something could not be kept. */
export function indexedDbStore(seed: number, onTrouble: (error: unknown) => void): LogStore {
  const withTable = async <T>(mode: IDBTransactionMode, use: (table: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> => {
    try {
      const database = await open()
      try { return await settled(use(database.transaction(tableName, mode).objectStore(tableName))) }
      finally { database.close() }
    }
    catch (error) { onTrouble(error); return undefined }
  }
  return {
    load: async () => readEntries(await withTable<unknown>('readonly', table => table.get(`seed-${seed}`) as IDBRequest<unknown>)),
    save: async (entries) => { await withTable('readwrite', table => table.put(entries, `seed-${seed}`)) },
  }
}

/** A log that lives as long as the process. */
export function memoryStore(): LogStore {
  let kept: readonly LoggedCommand[] = []
  return { load: () => Promise.resolve(kept), save: (entries) => { kept = entries; return Promise.resolve() } }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => { request.result.createObjectStore(tableName) }
  return settled(request)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result) }
    request.onerror = () => { reject(request.error ?? new Error('the database refused')) }
  })
}
