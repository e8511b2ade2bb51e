/** Everybody reads it, the administrator does the rest. */
export const EVERYBODY_READS = { system: 'rwcd', user: 'r', portal: 'r', public: 'r' } as const

/** As above, and employees write it. */
export const EMPLOYEES_WRITE = { system: 'rwcd', user: 'rwcd', portal: 'r', public: 'r' } as const

/** Employees read it, others nothing. */
export const EMPLOYEES_READ = { system: 'rwcd', user: 'r' } as const
