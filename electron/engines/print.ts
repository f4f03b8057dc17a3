import { serveJobs } from './job-loop.ts'
import { printPacket } from './print-packet.ts'

serveJobs({ print: printPacket })
