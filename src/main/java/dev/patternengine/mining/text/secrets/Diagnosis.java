package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words that stay behind the name of a secret: what messages say of an error. The list is closed and holds words of
 * grammar and of programs alone, so that whatever else stands there, a pass phrase of dictionary words too, is masked
 * ({@link Guard}). Each question is O(length of the word).
 */
final class Diagnosis {
    private static final int LONGEST = 18;

    private static final Set<String> WORDS = words("""
            abandoned aborting aborts about above absolute abstract acceptable accepting accepts accessed accessing accordance
            accordingly accounts acquire across act action actions active actual actually adapter adapters add added adding
            additional address addresses administrator aes affected affects agent agents ago alert alg alias aliases aligned
            alignment allocate allow allowing allowlist allowlisted allowlists along alphabet alter alternative alternatively
            although always ambiguous among amount analysis analyze annotation annotations announced anonymous answer anymore
            anything apart api app appear appears appended appending application applications applied applies apply appropriate
            appropriately approval approve approved arbitrary archive arg args arguments arrays ask asked asks assert asserted
            assertion assertions asserts assign associate assume attach attaching attachment attempted attempting attestation
            attribute attributes audit auditing authentic authenticate authenticated authenticating authenticator authoritative
            authority authorize authorized authorizing auto automatic automatically automation availability available average
            awaiting away aws axis azure back backend background backing backoff backup balance banned base base64 basis batch
            bcrypt bearer became become begin beginning begins behind believe below best better beyond billing binding bit bits
            blacklist blacklisted blob block blocking blocklisted body bound bounds bracket branch breach breached bridge brief
            broadcast broken broker browse browser browsers buffer bug build building builtin bulk bus button bypass byte bytes
            ca cached caches caching calculate calendar call callback called caller calling calls cancel canonical capabilities
            capability capable capacity captcha capture captured card carefully cases casing catch category caught cause caused
            causes cbc center central cert certificate certificates chain chains challenge chance changes changing channel char
            charged charset checkpoint checksum checksums child choice choices chunk chunks cipher circuit class classes clean
            cleaned cleanup clear cli click clicked client clients clip clock clone close closes closest closing cloud cluster
            coded codes coding collected collection collections combination combine combined comma command commands commas
            comment commit commits community compare compared compatible compile compiled compiler complete completed completely
            completes completing completion complex compliance component composed comprised compute computed computing conclude
            concurrent concurrently condition conditions conf config configs configure configuring confirm conflict conflicts
            conform confused connect connected connecting connections connector consent consider consistency consistent
            consistently console constant constants construct constructor consult consume consumed consumer consumers
            consumption contact contacting container containers contents context continue continued continues continuing
            contract control controlled controller controls conversion convert converted converting convey cookies coordinate
            coordinator copied copy core corrected correctly correlation corresponds couldn't counted counts cpu crash crashed
            crashes create created creating creation cross crypto cryptographic csrf cumulative current currently cursor custom
            customized cut cycle daemon daily damaged dangerous database databases date day days deactivate deactivation
            deadline debug debugging decide declaration declare declared declaring decline declines decode decoded decoder
            decoding decrease decrypt decrypted decrypting decryption deep default defaults defective deferred define defined
            definition degraded delay delegate delegation delete deleting delimiter deliver delivered delivery demand denies
            deny denying denylisted depend dependencies dependency dependent depends deploy deployment deprecated depth derive
            described description deserialization deserialize designated desired destination destroy destroyed detail details
            detect detected detection determine determined develop developer device devices diagnostic diagnostics dialog
            dictionary diff difference differently digest dimension direct direction directly directory disable disabling
            disallow disallows disappeared discard discarded disconnect disconnected disconnection discover discovery disk
            dispatch display displayed distinct distribute distributed distribution dns docs document documentation documented
            documents doing domain domains done double download drain drive driver drop dropped dropping dry dual dummy dump
            duplicates duration during dynamic earlier early easily edge edit edited editing editor effect effective efficient
            eight elapsed element elements elevated eleven eligibility eligible else email emails emit emitted enable enabling
            enclosed enclosing encode encoded encoder encounter encountered encrypt encrypted encrypting encryption end ending
            endpoints ends enforce enforced enforcing engage engine enhance enough enroll enrolled enrollment entering entity
            enum enumerate env environment eof equivalent erase erased err errno es256 escape escaped escaping essential est
            establish estimated evaluate evaluated evaluation even event events ever evidence exact exactly example exceed
            exceeding exceeds except exception exceptions exchanged exclude excluded exclusive exclusively exec executable
            executables execute executed executing execution exempt exhaust existed existing exit exited exiting exits expand
            expanded expect expectation expecting expects experience experienced explicit explicitly exponential export exported
            exporting expose exposed expression extend extended extension extensions external externally extra extract extracted
            extraction facility factor factors fallback false far fatal feature federation fetch fetched fetching few fewest
            fifo filename filenames filesystem fill filter filtered filters final finalize finally find finding finished
            firewall first fit five fix fixed fixes flag flagged flags flaw flow flush focus folder follow followed following
            follows footer forbid forbids force forced foreground foreign forget forgot forgotten formats formatted formatting
            former forward forwarded forwarding four fraction frame frequently fresh frozen fulfil fulfill fully function
            functions further future garbage gateway gather gave gcm general generally generate generates generating generator
            generic get gets getting git give gives giving global go goes going gone good got grace grammar granted granting
            grants graph group groups guarantee guaranteed guard guess guide half handle handled handler handling handshake
            happen happened happens hardware hashed haven't having head healthy heap held help helper hidden hierarchy high
            higher highest highly hit hits hmac hold holder home hook hop host hosted hostname hosts hour hourly hours however
            hs256 hs512 html http http2 https hung hyphen hyphens icon idempotent identical identified identifier identifiers
            identify identity idle ignore ignored image immediate immediately immutable impact impersonate impersonation
            implement implementing implicit implicitly implied import important imported importing impossible improper improve
            inaccessible inactivity incoming incompatible incomplete incompletely inconsistent increase increased increment
            indexes indexing indicate indicated indicates indicator indirect individual infer info inform information ingress
            inherit inherits init initial initialization initialize initialized initiate initiated initiator inner inputs
            insecure insert inside inspect inspection install installation installed installer installing instance instances
            instead instruct instruction instructions insufficient int integration integrity intended intent interaction
            interactive interceptor interface intermediate internal internally interrupt interrupted interval introduced
            introspect introspection invalidate invalidated invalidation invocation invocations invoke invoked invokes io ip ips
            ipv4 ipv6 isolated isolation issuance issue issues issuing ist item items iteration itself java jks job jobs join
            joined joining json just jwks jwt keep keeping keeps kept kernel keyed keyring keyspace keystore keystores keyword
            kind known krb5 label labels language large larger last latency later latest launch layer layout ldap ldaps lead
            leading leaking lease leases leave leaves led left legacy let level library licence license lifecycle like likely
            limiting line lines link linked linking list listed listen listener listening lists literal live lived load loaded
            loader loading local locale localhost locally locate located location lock locking lockout locks log logged logger
            logging logic logical logins logon logout logs longer longest look looked looking looks lookups loop loopback loss
            low lowest mac machine made mail main maintained maintenance make makes making malfunction malicious manage managed
            mandatory manifest manipulation manually many mapped mapping mappings mark marked mask masked master matched max
            maybe mb md5 mean means mechanisms media member memberships memory mention mentioned menu merge merged merging
            message messages metadata method methods mfa migrate migrated migration millisecond milliseconds mime min minimal
            minute minutes mismatching missed mistake mistaken mistyped mixed mode model modes modification modifications
            modified modify modifying module modules moment monitor monitoring month months mount mounted mounting move moved
            moving ms msg multi multipart multiple mutable mutation mutex mutually named namespace naming nan nanoseconds narrow
            native natively necessarily necessary needed negative negotiate negotiated negotiating negotiation neighbor nested
            nesting networking newer newest newline newly next nil nine nobody node nodejs nodes nonce nonempty nonexistent nor
            normal normally note nothing notice notification notified notify now nullable num numerical oauth oauth2 objects
            observe observed obsolete obtain obtained obtaining obviously occupied occur occurred occurrence occurring occurs
            octet odd off official offset offsets oidc ok older omit omitted once one ones online opaque opcode open openid
            opening opens operand operate operating operation operational operations operator operators opposite optimize
            optional order organization origin original originally others otherwise ought outbound outdated outer outgoing
            output outputs outside overflow overlap overlapping overlaps overloaded overridden override overrides overwrite
            overwritten own owned owner owners package packages packet packets padding page paged pages paired parallel
            parameterized params parent parents parse parsed parser parses parsing part partial partially parts party pass
            passed passes passing passive passthrough passwordless past paste patch paths pattern pause paused payload payloads
            pbkdf2 peers pem pending perfectly perform performed performing perhaps period periodic permanently permissions
            permit permits persist persisted persistence persistent persistently person personal phase phone physical pick pid
            ping pinned pipe pipeline pk pkce pkcs12 pkcs8 place plain plaintext planned planning plans platform plugin plus pod
            pods point poll polling pool populated popup port ports position positional positive possibility possible possibly
            post posted postgres posting potential potentially precision precondition predicate prefer preferences preferred
            prefix prefixed preflight prepare preparing presence presented preserve preserved prevent prevented preventing
            prevents preview previewed previous primary principal print printed printing prior priority private privilege
            privileges probable probably probe problem problems procedure proceed process processed processes processing
            processor produce production profile profiles profiling program prohibited project promise promote prompted
            prompting propagate proper properly properties property proposed protect protection protocol protocols prove proven
            provide providers provides providing provision provisioned provisioning proxied proxies proxy ps public publish pull
            purge purged purpose push pushed pushing put qualified quarantine quarantined queries query question queue queued
            quick quit quote quoted quotes raise raised raises ran random range ranges rates rather ratio raw reach reachable
            reaching reacquire reacts read readable reader readiness reading readonly reads ready real really realm realtime
            reason reasons rebase rebind reboot rebooted rebuild rebuilt receive receiver receiving recent recheck recipient
            recipients recognise recognised recognize recognized recommend recommended recommends reconfigure reconnect
            reconnected reconnecting record recorded recording records recover recoverable recreate recreated recurring redacted
            redeemed redirect redirected redirection redirects reduce redundant reentrant refer reference referenced references
            referring reflect refreshed refreshing refusal refuses refusing regenerate regenerated regex region regional regions
            register registered registering registers registration registry regular reinstall reinstated reject rejecting
            rejects related relation relations relative release released releases relevant reliable reload relogin rely remain
            remainder remaining remains remember remind reminder remote removal remove removed removes removing rename renamed
            renders renew renewed renewing reopen reopened reordered repair repeat repeatedly repeating replace replaced
            replacement replay replica replicas replication replies reply report reported repository represent represents
            reproduce requested requester requesting requeue requirement requirements requiring reschedule reserve reserved
            resets resetting resident resides resolution resolve resolved resolver resolving resort resource resources respond
            responded responding responses rest restart restarted restarting restarts restore restored restoring restrict
            restricted restriction restrictions result resulted results resume retain retained retired retries retrieval
            retrieve retrieved retrieves retrieving retrying return returned returning returns reused reusing revalidate reverse
            revert reverted review reviewed revision revocation revoke revoking rewrite rewritten right rights risk role roles
            rollback rolled root roots rotated rotates rotating round rounds route routed router routes routing row rows rpc
            rs256 rsa rule rules run runner running runs runtime safe safely said saml sample sandbox sanitized sasl satisfied
            satisfies satisfy save saved saves saving say says scalar scan scanned scanner scanning schedule scheduled scheduler
            schema schemas scheme scram script scripting scripts sealed search searched searching sec second secondary seconds
            section secure secured security see seeking seem seems seen segment segments select selected selecting selection
            selector self semantic semantics send sender sending sends sensitive sentence sentinel separate separated separately
            separator sequence serial serializable serialization serialize serialized series served servers serves serving
            servlet sessions set sets setting settings setup seven several severe severity sftp sha sha1 sha256 sha384 sha512
            shadowed shape shard shards share shared shares sharing shell shift shipping shorten shorter shortly shouldn't show
            shown shows shut shutdown shuts shutting side sign signal signals signatures signed signer significant signing signs
            signup silent similarity simplified simply simulate simultaneous single site situation six sixteen skew skip skipped
            skipping skips sleep sleeping slot slots slow small smaller smallest smtp snapshot snapshots soap socket sockets
            soft software sole solution solve solved some somehow someone something soon sorry sort sorted sorting source
            sources space specific specifically specification specifies specify specifying spelled spent split sql sse ssh ssh2
            sshd ssl ssl3 sso stable stack stage staged stages staging standalone standard standby start started starting starts
            startup stat state statement states static stats status statuses stderr stdin stdout step steps sticky stop stopping
            stores storing strategy streaming streams strict strictly strings strip stripped strong structure structured sts
            stub stuck style sub subdomain subject subjects submission submit submitted submitting subnet subscribe subscription
            subsequent subset substitute substitution substring succeed succeeds success successive suddenly sufficient
            sufficiently suffix suggested suitable suite sum summary superseded superuser supplies supply support supported
            supports suppose supposed suppress suppressed sure suspend suspends suspicious swap switch switched switching
            symbolic symlink symmetric sync synced synchronization synchronize synchronous syntax synthetic system systems table
            tables tag tagged tags take taken takes taking tampering target targets task tasks tcp team technical tell temp
            template templates temporarily temporary ten tenant tenants terminal terminals terminate terminates terminating
            terms test tested testing tests tgt them themselves thing think third those though thread threading threads three
            threshold throttle throttling through throw throwing thrown throws thus ticket tickets ticks tied time timely
            timeouts timer times timestamp timestamps timezone tip tls tls1 together tokenized told tolerance took tool tools
            top topic tops total totp touch trace traces tracking traffic trailer trailing transaction transactions transfer
            transferred transform transformation transient transition translate translated translation transmit transmitted
            transport transports traversal treat treated treats tree tried tries trigger triggered triggering triggers trim true
            truncate truncation trust trusted trusts trying ttl tunnel tuple turn turned twelve twice two tx typed typically
            typing typo udp ui uid unable unacceptable unaffected unambiguous unapproved unassigned unassociated unauthentic
            unauthenticated unbound uncaught unclear unclosed uncommitted undeclared under undetermined undo unencoded
            unencrypted unequal unescaped unexpectedly unexplained unfinished unfortunately unhandled uniform uninitialized
            uninstall uninstalled uniquely uniqueness unit units universal unix unless unlikely unlinked unloaded unlock
            unlocked unmapped unmatched unmet unmodified unmounted unnamed unnecessary unpack unpaid unparsable unparseable
            unprivileged unprocessable unprotected unquoted unread unrecognised unrecognized unregister unregistered unrelated
            unresolved unresponsive unsafe unsaved unsigned unspecified unsuccessful unsuccessfully unsure unterminated
            untouched unusable unused unusual unusually unwrap up upcoming updates updating upgrade upgraded upgrading upload
            uploaded uploading upstream uptime uri url urls us usable usages useless uses usually utc utf utf8 util utility uuid
            v1 v2 v3 validate validated validates validating validator validity valued variable variables variant variants
            varies various vary vector verifiers verifies verify verifying version versioned versions very victim view viewed
            viewer violate violated violates violation virtual visibility visible visit visited voided volume vulnerable wait
            waited waiting want wanted warn warned warning warnings watch way ways weakly web webhook webhooks website week
            weeks weird well weren't whatever wherever whether whichever whitelist whitelisted whole whose wide widget wildcard
            wildcards wire wiring withdrawn within word words workaround worker workflow workflows working workspace workspaces
            worse wouldn't wrap wrapped wrapper wrapping writable write writer writes writing written wrongly wss x509 xml xsrf
            yaml year years yesterday yield yields yourself zero zeroed zone zones
            """);

    private static final Set<String> KNOWN = known();

    private Diagnosis() {}

    static Set<String> words(String list) {
        return new HashSet<>(List.of(list.strip().split("\\s+")));
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(WORDS);
        known.addAll(Ordinary.all());
        known.addAll(States.all());
        known.addAll(Prose.DEMANDS);
        return Set.copyOf(known);
    }

    /** Whether the characters are such a word, in letters of any size. */
    static boolean has(String text, int begin, int end) {
        return end > begin && end - begin <= LONGEST && KNOWN.contains(Texts.lower(text, begin, end));
    }
}
