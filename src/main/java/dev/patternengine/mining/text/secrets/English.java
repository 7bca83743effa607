package dev.patternengine.mining.text.secrets;

import java.util.Set;

/**
 * Ordinary words beside those of {@link Diagnosis}: verbs, adverbs and what programs, their makers and their users have to do
 * with. Words that people choose as secrets (names, beasts, plants, colours, seasons, games) are left out.
 */
final class English {
    private static final Set<String> WORDS = Diagnosis.words("""
            abc able abruptly accept acceptance accessible accessor accompany accomplish accomplished according achieve achieved
            acknowledge acknowledged acknowledgement acl acls acme acting activate activated activating activation activities
            activity adapt addition additive adequate adjacent adjust adjusted adjustment admin administration administrative
            admins admission admit adopt advance advanced advice advise advised affinity afterwards aggregate aggregated
            aggregation aggregator agree agreed agreement ahead aid aim alike alive allocated allocating allocation allowances
            alone alongside altered altogether ambient amend amended amounts anchor angle animation annotated announce annoying
            anomaly ansi answered answering answers anybody anyone anyway anywhere apis apologies apologize apparent apparently
            appeal appliance applicable applicant appoint appreciate approach approx approximately arch architecture archived
            archives area areas argue arise arithmetic around arrange arranged arrival arrive arrived arrives artifact artifacts
            ascending aside asking aspect assemble assembled assembler asset assets assigning assignment assignments assist
            assistance assistant assumed assumes assuming assumption assure asynchronous asynchronously atomic attachments
            attend attention attestations audited auditor augment authored authoring authorities autocomplete autofill autoload
            automated autonomous autosave avatar avoid avoided avoiding aware awareness awkward backed backfill backlog backport
            backquote backslash backtick backticks backtrace backups backward backwards badge badly bank banks banner bar bare
            barely baseline batches bean bear beforehand beg behalf behaves behaving behavior behaviour benefit benign besides
            bet beta bigger biggest bigint binaries binary bind bindings binds bitmap bitmask blindly blocker blocks blog board
            bodies boilerplate book booked booking bookings books bool booleans boot booted booting bootstrap bootstrapped
            borrow bot bots bottleneck bottom bought boundaries boundary box boxes brackets branches brand breadcrumb breaking
            breakpoint breaks bring bringing brings brokers brought browsing btree bucketing buckets budgets bugfix bugs builds
            built bundle bundled bundles burst business buy buyer bypassed bytecode bytestring cachable cacheable calculated
            calculation calculator calendars callable callee callees came canary cancellation cancelling cancels candidate
            candidates canvas captures capturing cardinality care cargo carriage carried carrier carries carry carrying cart
            carts cascade cascading cast catalog catalogue catches catching cdn cease ceased cell cells census centralized
            certain certainly certified cgroup chances changelog changeset chapters charge charges charging chart charts chat
            checked checker checklist checkout chmod chown chunked circular circumstances cited city claimed clarification
            clarify classified clause clauses cleared clearing clearly cleartext clickable clicking clicks clientside clipboard
            clocks cloned clones cloning closure closures clouds clue clusters cmd cname coarse codebase codec codecs codepoint
            coerce coercion collaborator collaborators collation collect collecting collector collectors collects collide
            collision colocated colon color colored colors colour colours columnar combining comes coming comm commented
            comments commercial committed committing commodity commonly communicate communication compaction compactions
            companies company comparator comparators compares comparing comparison compatibility compensate competing
            compilation compilers compiles compiling complain complaining complains complaint complement completions complicated
            composer composite compound comprehensive compress compressed compression computer computers concat concatenate
            concept concern concerned concerning concise conclusion concrete concurrency conditional conduct conference
            confidence confidential confirmed confirming confirms conflicting confusing confusion congestion connectivity
            connects consecutive consensus consequently conservative considered considering considers consists constexpr
            constrained constraints constructed constructing constructors consultation consumes consuming containerd
            containerized content contention contextual contiguous continuation continuous continuously contrary contrast
            contribute contributing contribution convenience convenient convention conversation conversations conversions
            converter converts cookiejar cooldown cooperate coordinates copies copying copyright corner coroutine coroutines
            correct correcting correction correctness correlated corrupting corruption cors cost costs counters counting
            countries country coupon coupons course courses courtesy covariance coverage covered covering covers crawl crawler
            creates creator creators credit criteria criterion cron cronjob crossed crossing crucial css csv ctrl currency
            customer customers customize cutoff cuts cyclic cypher daemons daemonset dao dash dashboard dashboards dashes
            datacenter datacenters dataclass dataframe datagram datagrams dataset datasets datasource datasources datastore
            datatype dated dates datetime dayofweek dbms ddl deactivating deadlock deadlocked deadlocks deal dealing deallocate
            deals debit debt debugger decent decided decimal decimals decision decisions declares decompress decompressed
            decompression decorator decorators decoupled decrement dedicated deduplicate deduplicated deduplication deemed
            deeper defaultdict defaulted defaulting defect defects defend defines defining definitely definitions degree delayed
            delays deleter deletes deletion deliberately delimited delimiters deliveries delta demanded demands demo demonstrate
            demux denial denials denormalized denote department departure deploying deployments deploys deprecation deprecations
            dequeue dereference derivation derivative derived descending descriptor descriptors deserialized deserializer
            deserializing deserve design desk desktop despite dest destinations destroying destructor destructure destructured
            detach detached detaching detaining detecting detector detects deterministic developers developing development
            deviation devoted devtools diagnose diagnosed diagnosis diagram dial dialect dict dictionaries differing difficult
            difficulty diffs digested digital dimensions directed directions directive directives directories dirty disappear
            disclose disclosed disconnecting disconnects discount discounts discoverable discovered discrepancy discriminator
            discuss discussed discussion disks dismiss dismissed dispatched dispatcher dispatching displaying displays dispose
            disposed dispute disregard dissociate distance distinguish distributions div divide divided division divisor dml doc
            dock dockerfile dom door dot dotenv dotted doubled doubles doubt downcast downgrade downgraded downloader
            downloading downloads downstream downtime draft dragging drained draining drains draw drawing drawn drives dropdown
            drops dtd dto dumps duplicating duplication durability durable dwell dword dyn eager eagerly ease easier easiest
            east echo economy edges edition education effectively effects efficiency effort efforts eighth elastic elasticity
            elect elected election electronic eliminate elsewhere embed embedded embedding embeddings emergency emitter emitting
            emphasis employee employees employer emptied empties emulate emulator enables encapsulate encoders encodings
            encountering encourage energy enforcement engaged engineer engineering engineers engines enlarge enqueue enqueued
            enrich ensured ensures ensuring enterprise enters entire entities entitled entitlement entrypoint enumerated
            enumeration enumerator enums envelope environmental environments ephemeral epoch equality equally equip equipment
            erasure errant erroneous erroneously errored escapes especially essentially establishing estimate estimates etag
            ethernet evaluator evening eventual eventually everybody everyone everything everywhere evict evicted eviction
            evident evolve exam examine examined examining examples exceptional excess excessive exchanger exchanges exchanging
            excluding exclusion excuse executes executor executors exercise exhausting exhaustion exhibit existence existent
            exitcode expanding expands expansion expectations expensive experiences experiment experimental experiments expert
            expiring explain explained explains explanation exploit explore explorer exponent exponentially exporter exporters
            exports expressions extending extensive extent extracting extractor extracts extraneous extremely fabric faced faces
            facilitate facing fact factory facts failover failovers fair fairly faith fallen falling falls fallthrough familiar
            fanout fare fast fastapi faster fastest fault faults faulty favor favour fds features fee feed feedback feeds feel
            fees fell fellow felt fetcher fetches fieldname fifteen fifth fifty figure figures filed filehandle fileno filepath
            filesystems filing filling fills filtering finalizer finalizers financial finds fine finer finetune fingerprinted
            finish finishes finishing fired fires firewalls firmware firstname fits fitting fixing fixture fixtures flagging
            flaky flat flatten flattened flattening fleet flexible flight flights flip float floating floats flood floor flows
            flushed flushing focused fold folders folks follower followers font fonts fooled footprint forbidding forcing
            forecast forgetting fork forked forking forks formal formation formatter formatters forms formula formulas forth
            fortunately forty forwarder forwards foundation founded fragment fragmentation fragments frames framework frameworks
            framing fraud free freed freeing freely freeze freezes frequency frequent freshness friendly front frontend fsync
            fulfilled fulfilment full fulltext funcs functional functionality fund funds fused futures fuzz fuzzing fuzzy gain
            gained gaining gap gaps gate gates gateways gathered gathering generators genuinely getter getters gigabytes glibc
            glob globally globals goal goals goodbye goods goto governance government gpu gpus grabbed gracefully gradient
            gradual gradually grammars graphic graphical graphics graphs greatly greeting grep grid ground grouped grouping grow
            growing grown grows growth guarded guarding guest guests gui guided guidelines guides guilty gzip hacked halt halted
            halting hand handed handing handlebars handlers handles handoff hands handy hanged hanging hangs happening hard
            hardcoded harden harder hardly harmful harness hashable hashcode hasher hashmap hashset hat headless headline
            headquarters headroom health healthcheck healthchecks heapsize hear heard heartbeat heartbeats heavily height helped
            helpers helpful helping helps hence hereby hexadecimal hey hibernate hide hides hiding highlight highlighted hints
            histogram historical hoist holding holds hole holes homedir homepage honest honored hooks hopefully hoping
            horizontal hosting hostnames hostpath hotel hotels hotfix hover href hsts html5 httpd huge hundred hundreds hybrid
            hyperlink hypervisor hypothesis i'll i'm i've icons ide ideal ideally ideas idempotence idempotency ident
            identification identifies idiom iframe ignores ignoring iife illegally illustrate images imagine immune
            impersonating implementation implementations implemented implication implies imply importance importantly importer
            imports impose imposed impression improved improvement improvements improves inability inaccurate inappropriate
            inbound inbox incapable incident incidents inclined inclusion inclusive income inconsistency inconvenience
            incorporate increases increasing increasingly incremental incrementally incur indeed indent indentation indented
            independent independently indexed indicating indication indicators indices individually industry inefficient
            inequality inet inference inferred infinite infinity inflate influence informative informed infra infrastructure
            inheritance inherited initially initiating inits inject injected injection inline inlined innermost inode inodes
            inotify inquiry inserted inserting insertion insertions inserts insist inspected inspecting inspector inspiration
            installations installers installs instantiate instantiated instantiation institution instructed instrumentation
            insurance insure int32 int64 integers integral integrate integrated integrations integrator intelligence intend
            intends intense intentional intentionally inter interact interacting interactively interceptors interest interested
            interesting interfaces interfere interference interleaved interleaving international internet interop interpolate
            interpolated interpolation interpret interpretation interpreted interpreter interrupting interruption interrupts
            intersect intersection intervals intervene intranet introduce introduces introducing introduction introspected
            intrusion ints invalidates invalidly invariant invariants inventory inverse inverted investigate investigated
            investigating investigation investment invisible invitation invitations invite invited invites inviting invoice
            invoices invoking involve involved involves involving ioctl iot iowait ipc irq irregular irrelevant iso isolate
            isolates issuers it's iterable iterables iterate iterated iterating iterations iterator iterators itinerary jars
            jdbc journal json5 jsonb jsonp judge judgment jumped jumps justify jvm k8s kafka keeper kernels keyboards keyfile
            keyframe keyid keyless keypair keypairs keyserver keytab kick kicked kicks kill killed killing kills kilobytes
            kindly kinds kit knew know knowing knowledge knows kubelet kubernetes lab labeled labelled lack lacked lacking lag
            lambdas landed landing lands lane languages lapsed largely lasting lastly lasts latch lately latencies launched
            launcher launches launching laws lazily leads leak leaks lean learn learned learning leased leftmost leftover legal
            legally legitimate lender lengths lengthy lessons lets letting levels lexer liability liable libraries lie lies
            lifted lifting lightweight likelihood likewise limitation limitations lineage linear lineno linkage linker links
            lint linter linting linux listens literally literals liveness loadbalancer loaders loads loaned loans localdomain
            locales locations locator lockfile logfile logfiles loggers logically loose loosely lose loses losing losses lot
            lots lowered lowering lru lsn luks lvm machinery machines macos macro macros magnitude mailbox mailboxes mailer
            mailing mainly mainnet mainstream maintainer maintainers maintaining maintains major majority makefile maker malloc
            manages managing mandate manifests manner manuals manufacturer mapper mapreduce maps margin marker markers marketing
            marketplace marking marks markup marshal marshaled marshalling mass massive material materialized math mathematics
            matrices matter matters mature maximal maximize mayn't mbean mds meal meaning meaningful meaningless meant meantime
            meanwhile measure measured measurement measurements measures measuring mechanical median medium meet meeting
            meetings meets megabytes memcached memo memoize memorable memset mental mentions menus merchant merchants mere
            merely merit mess messaging met meta metaclass meter meters metric metrics micro microphone microseconds
            microservice middle middleware migrating migrations mild mile millions millis mind mine minified minify minimize
            minimized minority minus mirrored mirrors mis misbehaving misconfiguration misleading misplaced misread misrouted
            missingness misspelled misspelling misunderstanding misuse misused mitigate mix mixing mixture mkdir mmap mock
            mocked mocking mocks modal modem moderate moderately modest modifier modifiers modifies modular modulo moments monad
            monitored monitors monorepo month's moreover mostly motion mouth moves mtime mtls mtu much multicast multiplexed
            multiplexer multiplexing multiplication multiplied multiply multithreaded multitude mutate mutated mutating
            mutations mute mutual mvn nack naive name's namespaced namespaces narrowed nat navigate navigated navigating
            navigation nay nearby nearest nearly neat necessity needing negate negated negation neighbors nests networks neutral
            nevertheless newcomer news nic nics night ninth nominal nonetheless noop normalization normalize normalized nosql
            notable notably notation notebook notebooks noted notes noticed notices noting notion nowhere npm nul nullability
            nullptr nulls numa numbered numbering obey objection objective obligation obscure observation observations observer
            observers obstacle obtains obvious occasion occasional occasionally occupies occupy odds offense offer offered
            offering offers office officer officers often oid onboarding oneself ongoing opcodes opentelemetry operated operates
            opinion oplog opportunity oppose opted optimal optimistic optimization optimized optimizer orchestrated
            orchestration orchestrator ordered ordering orderly orders ordinary organic organizations organize organized orient
            oriented orm orphan orphaned osd ours ourselves outage outages outbox outcome outcomes outline outlines outright
            outstanding overall overcome overcommit overdue overflowed overflows overhead overload overloading overly overriding
            oversized overview ownership pace packaged packaging padded paginate paginated pagination paid pain painful painless
            pairing pane panel panels panicked panics paper papers paragraph paragraphs parallelism parameterize parameters
            pardon parens parentheses parenthesis parity parsable participant participants participate particular particularly
            partition partitioned partitioning partitions partly partner partners passengers passively password's patched
            patches patching patterns pauses pausing pay payable payer paying payment payments payroll pcap pdf pdfs peculiar
            penalty people percent percentage percentile perf perfect performance performs periodical periodically periods perm
            permalink permanent permissible permissive permitting persists perspective persuade phases phishing phones photo
            photos phrase phrases picked picker picking picks pictures piece pieces pin pinging pings pinning pinpoint pipefail
            pipelines pipenv pipes piping pitch pivot pixel pixelated pixels pkg pkgs placed placeholder placeholders placement
            places placing plan plane play playback playbook played playing playlist plays pleased plot plots plug plugged
            plugins plural png pointer pointers pointing points polite polled polymorphic pooled pooling pools poor poorly
            popped population popups portal portfolio portion portions positioned positioning positions positively posix possess
            possession postgresql postmaster postpone postponed posts pound ppid practical practically practice practices pre
            preamble preauthentication precaution precede preceded precedence precedes preceding precise precisely precompiled
            predecessor predefined predict predictable predicted prediction predictions preemptively preferably preference
            prefers prefetch prefetched prefill prefork preliminary premature prematurely prepaid preparation prepared prepares
            prepend preprocess preprocessor prerelease prerequisite prerequisites prescribed presenting presently presents
            preserves preserving presigned press pressed pressing presumably presume pretend pretrained prevention previews
            price priced prices pricing primarily primitive primitives principals principle principles printer printers printf
            prints prioritize privately privileged proactive probability probes probing procedures proceeded proceeding proceeds
            processors procs procure prod produced producer producers produces producing product productive productivity
            products professional profiler prohibit prohibits projection projects prolonged prometheus prominent promises
            promising promotion promotional prompts prone pronounced proof propagated propagates propagating propagation
            proportion proposal proposals propose proposing prospective protecting protective protects proto protobuf protos
            proving provisioner proxying prune pruned pruning pseudo pty publication publications publickey publicly published
            publisher publishers publishes publishing pubsub pulled pulling pulls punctual purchase purchased purchases
            purchasing pure purely purposes pursuant pursue pushes puts putting pypi python qos qualifier qualify qualities
            quality qualname quantities quantity quarter querying questionable questions queues quicker quickly quietly quite
            quitting quorum quotas quotation quoting radius raid raising ram ramdisk randomly randomness ranked ranking ranks
            rated rating ratings ratios rbac rdbms react reacted reacting reaction reactive readability reader's readers readout
            realistic realize realized reallocate realpath reappear reapply reasonable reasonably reasoning reassign reassigned
            reassure reauthentication rebalance rebalanced rebalancing recall recalled receipt receipts receivers receives
            reception recipe recipes recipient's reckon reclaim reclaimed recommendation recommendations recommending recommit
            recompile recompiled reconcile reconciled reconciliation reconsider reconstruct recorder recovered recovering
            recovers rectangle recurrence recursion recursive recursively recycle recycled redeem redeploy redeployed
            redirecting redo redraw reduced reducer reduces reducing reduction redundancy reenter reevaluate refactor
            refactoring refcount referencing referer referral referred referrer refers refine reflected reflection reflector
            reflects refrain refs refund refunded refunds regard regarding regardless regards regexes regexp regime region's
            registrations regression regressions regret regularly regulated regulation rehash reimport reindex reinitialize
            rejection rejections relate relates relating relational relationship relationships relatively relax relaxed relay
            relayed relaying releasing relevance reliability reliably relied relies relinquish reloaded reloading relocate
            relocated relying remained remark remarks remedy remembered reminded remotely removable renaming render rendered
            renderer rendering renegotiate renewable renewals renews rent rental rented reorder reorganize repaired repairing
            reparent reparse repeats repetition repl replacements replaces replacing replayed replaying replicate replicated
            replicating replied replying repo reportedly reporter reporting reports repos repositories representation
            representations representative represented representing reproduced reproducible reputation request's requestor rerun
            rerunning resample resampling rescheduled research reseller reserves reserving resharding reside residual resign
            resilient resist resize resized resizing resolvable resolvers resolves respect respected respective respectively
            respects responder responders responds responsibility responsible responsive restful restores restricting
            restrictive restricts resubmit resulting resumed resumes resuming retail retailer retaining retains retention retire
            retried retroactive retryable reusable reveal revealed reveals revenue reversed reversing reverting reverts reviewer
            reviewers reviewing reviews revise revised revisions revisit revokes revs rewind rewriting rfc rgb rid ride
            rightmost rises risks risky roam robot robust rogue roll rolling rollout rollouts rolls room rooms rooted rough
            roughly rounded rounding roundtrip routers routine routines rpcs rpm rsync rtt ruby ruled ruling runnable runners
            runtimes rust safer safest sake salary sale sales sampled samples sampling sandboxed sandboxes sanitize sanity
            satisfying saw saying scaffold scale scaled scaler scales scaling scanners scans scarce scattered scenario scenarios
            sched schedulers schedules scheduling schematic schemes scholarship school score scored scores scoring scrape
            scraper scraping scratch screens screenshot screenshots scripted scroll scrolling sdk sdks seal sealing searches
            seat seats secondly sections sector securely securing seeing seek seemed seemingly sees segfault segmentation
            selections selective selectors selects selenium selfsigned sell seller sellers selling semaphore semester semicolon
            semicolons semver senders senior sensible sensitivity sensor sensors sentences separates separating separation
            separators sequences sequential sequentially serializer serializing serious seriously serve server's serverless
            serverside servlets setenv setter settle settled settlement setuid seventh severely shallow shaped shapes sharded
            sharding shareable sharp she sheet sheets shellcode shells shifted shifting shifts shim ship shipment shipments
            shipped ships shop shopper shopping shops shortage shortcut shortcuts shortened shortest shot should've showed
            showing shrink sibling siblings sidebar sidecar sidekiq sides sight sighup sigint sigkill signaled significantly
            sigterm silence silenced silently similarly simpler simplest simplify simulated simulation simulator simultaneously
            sincerely singleton singular sink sinks sir sit sites sits sitting situations sixth sixty sized sizes skill skills
            sku skus slash slashes sleeps slept slice slices slide slides slight slightly slip slowdown slower slowest slowing
            slowlog slowly slows smartphone smooth smoothly smtps snapshotting snippet snippets snmp socketpair softlink solely
            solid solr solutions solver solves solving somebody's sometime sometimes somewhat somewhere sooner sophisticated
            sortable sorter sorts sound sounds sourced south span spanning spans spare sparse spawn spawned spawning spawns
            speak speaker speaking spec specialist specialized specialty species specifications specificity specifics specs
            speed speeds spell spelling spend spending spf spikes spinlock spinning splits splitter splitting splunk spoke
            sponsor spool spooler spot spread spreads spreadsheet spring sqlite sqlstate square squash ssd sslv3 stability
            stacked stacks stacktrace stacktraces staff stalled stalling stamp stamped stamps stand standardized standards
            standing stands starter starttls starvation starve stateful statefulset stateless statements statically station
            stations statistic statistical statistics stay stayed staying stays stddev steadily steady stepped stepping stick
            sticking stock stolen stops storages strace straight straightforward strategies stray strcmp street strengthen
            stress stressed stricter stringify striped stripping strive strokes strongly struct structs structural structurally
            structures struggle struggling stubbed stubs student students studies study stuff styles stylesheet subclass
            subclasses subcommand subcommands subdirectories subdirectory subfolder submissions submits submitter subnets
            subprocess subprocesses subquery subscribed subscriber subscribers subscribes subscribing subscriptions subsequently
            subsets substantial substituted subsystem subtle subtract subtree subtrees subtype succeeding successor sudden sudo
            sudoers suffer suffering suffixes suggest suggesting suggestion suggestions suggests suid suites summaries summarize
            sums superblock superclass supervised supervisor supplement supplementary supplier suppliers supplying supporting
            supposedly suppressing suppression surely surface surplus surprised surprising surprisingly surround surrounded
            surrounding surroundings survey survive survived suspect suspected suspending suspension suspiciously sustain
            sustained swagger swallow swallowed swapped swapping swaps switches syllable symlinks synchronized synchronizer
            synchronizing synchronously syncing syncs synonym syntactic syntactically syscall syscalls sysctl syslog system's
            systematic systemd tab tablespace tablespaces tablet tabs tagging tail tailored takeover talked talks tar tarball
            targeted targeting taught tax taxes tcpdump teach teammate teams tear teardown tech technically technician technique
            techniques technologies technology telemetry telephone telling tells telnet temporal tempting tend tends tense
            tensor tensorflow tensors tenth term terminator terraform testable tester testers texts tgz thank thankfully thanks
            that's theirs theme themes theoretical there's thereafter thereby therefore therein they're they've thick thin
            things thinking thinks thirdly thirty thorough thoroughly thought thoughts thousand thousands thread's threaded
            threadpool threat threaten thresholds threw throttles throughout throughput throughputs throwable tick tidy tier
            tiers tight tighten tightly tilde tile till timeline timeout's timespan timestamped timezones timing timings tips
            title titled titles tlsv1 tmpfs today today's toggle toggled toggles tokenization tokenize tokenizer tokenizers
            tolerant tolerate tomcat toml tomorrow ton tone toolbar toolchain toolkit topics topmost topology torch torn toss
            totally totals touched touches touching toward towards town traceable traceback tracebacks traced tracer tracing
            track tracked tracker tracks trade traded trades trading traditional trail trained trainer training trains trait
            traits trajectory transactional transceiver transcript transcription transferring transfers transformed transformer
            transforming transforms transitional transitioned transitions transitive transitively transitory translations
            translator transmission transparent transparently transpile trap trapped trash travel traveled traveler traveling
            traverse traversed traversing treatment tremendous trend trends trial trials trick trie trips trivial trivially
            troubled troubles troubleshoot troubleshooting truly truncating trustworthy tsv tune tuned tuning tunneled tunneling
            tunnels tuples turning turns tutorial tweak tweaked twist txn txt typedef typeerror typename typescript typical
            typings ubuntu uint ultimate ultimately umask uml unacknowledged unaddressed unallocated unanswered unary unattended
            unauthorised unaware unbalanced unblock unblocked unbounded unbuffered unchecked uncomment uncompressed
            unconditional unconditionally unconfigured unconfirmed unconnected uncovered undelivered underlying underneath
            understand understanding understands understood undertake undesirable undesired undirected undisclosed undocumented
            unexecuted unexpired unfamiliar unfit unfortunate unicode unidirectional unification unified unifies unify
            unimplemented uninitialised unintended unintentionally uninterrupted uninterruptible unions unlink unlinking
            unmarshal unmarshalling unmount unnoticed unordered unpacked unpacking unparse unpickle unprepared unpublished
            unreasonable unreliable unreported unsatisfied unscheduled unsealed unseen unsent unserialize unsettled unsolved
            unstable unstructured unsubscribe unsubscribed unsuitable unsynced unsynchronized untar untested untracked untyped
            unveil unwanted unwilling unwind unwrapped upgrades uploader uploads upright upsert upset upside upstreams urge
            urgency urgent urgently uris urlencoded urn usability useful user's userid userland username's usernames utf16
            utilisation utilities utilization utilize utilized uuids uvicorn vacant vacuum vacuuming vague validations
            validators validly valuable van vanish vanished vanishes varchar variance variation variations variety vast vcpu
            vendor vendored vendors verb verbosity verbs verdict verifiable versa versioning vertical vertically vertices veto
            viable vice victims videos viewers viewing viewport views violating violations virtualized visa visiting visitor
            visitors visits visual visualization visualize vms voice volatile volumes voluntary vote voted votes voting vowel
            vpn vpns vulnerabilities vulnerability wage waiters waitpid waits wake wakes wakeup wallet wallets warehouse warmed
            warmup warranty waste wasted wasting watchdog watched watcher watchers watches watching watermark wav we'll we're
            we've weakened weaker weakness wear webapp webapps webauthn webdriver webpack webpage webserver webservice
            webservices websites websocket websockets weekday weekend weekly weight weighted weights wget what's whatsoever
            wheels whenever whereas whereby whilst who's wholly whom widely wider widespread widgets width widths wifi wiki
            wikipedia willing win windowed windows winrm wins wiped wiping wireless wished wishes withdraw withdrawal
            withdrawals withheld withhold withstand witness wkt wlan woke wondering wording workable workarounds workbook
            workdir workers workload workloads workplace workshop workstation workstations worktree worldwide worried worries
            worry worst worth worthless worthwhile worthy wouldn wpa wraps wrist wrongful wrote wsdl wsgi xargs xhr xpath xss
            yanked yarn yeah yearly yep yesterday's yielded yielding yml you'll you're you've younger yours yum zip zipped zlib
            zookeeper zsh
            """);

    private English() {}

    /** Whether the word, in small letters, is one of them. O(1). */
    static boolean has(String word) {
        return WORDS.contains(word);
    }
}
