import { serveJobs } from './job-loop.ts'

/** Until its reader is plugged in, this engine answers every job with the Issue `engine-cannot`. */
serveJobs({})
