package dev.patternengine.storage.redis;

/** What Redis must do in one step, in Lua. */
enum Script {
    /**
     * Compare-and-append. Key: stream. Arguments: id, predecessor, value.
     *
     * <p>Answers {@code appended}; {@code there} when exactly this is in its place already; otherwise the last id the stream ever
     * gave, which a trim does not change. Asking the stream for that id copies its first and its last entry, which costs more
     * than the append. So each append also notes its id in a consumer group of the stream that nobody reads by, and only when
     * that is not the predecessor the stream is asked.
     */
    APPEND(Script.FIELD + """
        local stream, id, predecessor, value = KEYS[1], ARGV[1], ARGV[2], ARGV[3]
        local noted
        local last = '0-0'
        if redis.call('EXISTS', stream) == 1 then
          local groups = redis.call('XINFO', 'GROUPS', stream)
          noted = groups[1] and field(groups[1], 'last-delivered-id')
          last = noted
          if noted ~= predecessor then
            last = field(redis.call('XINFO', 'STREAM', stream), 'last-generated-id')
          end
        end
        if last == predecessor then
          redis.call('XADD', stream, id, 'e', value)
          redis.call('XGROUP', noted and 'SETID' or 'CREATE', stream, 'end', id)
          return 'appended'
        end
        local there = redis.call('XRANGE', stream, id, id)
        if #there == 1 and there[1][2][2] == value then return 'there' end
        return last
        """),

    /**
     * Where a stream ends. Key: stream. Argument: an id.
     *
     * <p>Answers the last id ever given, the first that is held ({@code 0-0} when none is), and 1 when the given one is held.
     */
    ENDS(Script.FIELD + """
        local last, first = '0-0', false
        if redis.call('EXISTS', KEYS[1]) == 1 then
          local info = redis.call('XINFO', 'STREAM', KEYS[1])
          last, first = field(info, 'last-generated-id'), field(info, 'first-entry')
        end
        return {last, first and first[1] or '0-0', #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])}
        """),

    /**
     * Lets a stream go on after what it lost. Key: stream. Arguments: where it ends, and the id it is to go on after.
     *
     * <p>Answers the last id it ever gave: the second argument when that was done, now or before.
     */
    RESUME(Script.FIELD + """
        local last, group = '0-0', false
        if redis.call('EXISTS', KEYS[1]) == 1 then
          last = field(redis.call('XINFO', 'STREAM', KEYS[1]), 'last-generated-id')
          group = redis.call('XINFO', 'GROUPS', KEYS[1])[1]
        end
        if last ~= ARGV[1] then return last end
        if group then
          redis.call('XGROUP', 'SETID', KEYS[1], 'end', ARGV[2])
        else
          redis.call('XGROUP', 'CREATE', KEYS[1], 'end', ARGV[2], 'MKSTREAM')
        end
        redis.call('XSETID', KEYS[1], ARGV[2])
        return ARGV[2]
        """),

    /** Begins a checkpoint. Keys: last number, unfinished checkpoints. Answers its number, which no other will have. */
    BEGIN("""
        local number = redis.call('INCR', KEYS[1])
        redis.call('HSET', KEYS[2], number, 0)
        return number
        """),

    /**
     * Writes a part of a checkpoint. Keys: part, unfinished checkpoints. Arguments: value, the checkpoint's number, its parts
     * with this one.
     *
     * <p>Answers 0 when the checkpoint was given up by another engine, otherwise 1.
     */
    PART("""
        if redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 then return 0 end
        redis.call('SET', KEYS[1], ARGV[1])
        redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
        return 1
        """),

    /**
     * Makes a checkpoint count. Keys: manifest, unfinished checkpoints. Arguments: the manifest as it was (empty: there was
     * none) and as it shall be, the checkpoint's number; then number and parts of each that counts no more.
     *
     * <p>Answers 1 when the manifest is as it shall be; 0 when it was another, or the checkpoint was given up.
     */
    SWAP("""
        local found = redis.call('GET', KEYS[1]) or ''
        if found == ARGV[2] then return 1 end
        if found ~= ARGV[1] then return 0 end
        if redis.call('HDEL', KEYS[2], ARGV[3]) == 0 then return 0 end
        redis.call('SET', KEYS[1], ARGV[2])
        for i = 4, #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
        return 1
        """),

    /** Removes a checkpoint that does not count. Keys: unfinished checkpoints, what its parts' keys begin with. Argument: its number. */
    REMOVE("""
        local parts = redis.call('HGET', KEYS[1], ARGV[1])
        if not parts then return 0 end
        for i = 0, parts - 1 do redis.call('UNLINK', KEYS[2] .. i) end
        return redis.call('HDEL', KEYS[1], ARGV[1])
        """),

    /**
     * Notes a node's sign of life. Keys: nodes, owners, the silence before, what people asked. Arguments: node (empty: only looks), what it says of itself.
     *
     * <p>Answers the nodes of the last minute with the milliseconds they are silent and what they said, owners, the seconds since 2026
     * began, what differs with each start of Redis, and what people asked. After a second in which nobody showed itself, Redis or all nodes were away, and silence counts from its end.
     */
    BEAT("""
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        if ARGV[1] ~= '' then
          local last = tonumber(redis.call('HGET', KEYS[3], 'last') or '0')
          if now - last > 1000 then redis.call('HSET', KEYS[3], 'end', now) end
          redis.call('HSET', KEYS[3], 'last', now)
          redis.call('HSET', KEYS[1], ARGV[1], string.format('%d %s', now, ARGV[2]))
        end
        local since = tonumber(redis.call('HGET', KEYS[3], 'end') or '0')
        local fields, nodes = redis.call('HGETALL', KEYS[1]), {}
        for i = 1, #fields, 2 do
          local at, about = string.match(fields[i + 1], '^(%d+) (.*)$')
          if now - at > 60000 then
            redis.call('HDEL', KEYS[1], fields[i])
          else
            nodes[#nodes + 1] = {fields[i], now - math.max(at, since), about}
          end
        end
        return {nodes, redis.call('HGETALL', KEYS[2]), time[1] - 1577836800,
                string.match(redis.call('INFO', 'server'), 'run_id:(%w+)'),
                {tonumber(redis.call('HGET', KEYS[4], 'paused') or '0'),
                tonumber(redis.call('HGET', KEYS[4], 'syncs') or '0')}}
        """),

    /**
     * Asks something of all nodes. Keys: control, audit. Arguments: the node that asks, what, by whom (empty: not known).
     *
     * <p>Answers whether nodes are paused, and how often they were told to compare themselves with the log.
     */
    ORDER("""
        local paused = redis.call('HGET', KEYS[1], 'paused') or '0'
        local wanted = ARGV[2] == 'pause' and '1' or ARGV[2] == 'resume' and '0' or paused
        if ARGV[2] == 'sync' then redis.call('HINCRBY', KEYS[1], 'syncs', 1) end
        if ARGV[2] == 'sync' or wanted ~= paused then
          local time = redis.call('TIME')
          redis.call('HSET', KEYS[1], 'paused', wanted)
          redis.call('LPUSH', KEYS[2], string.format('%d %s %s', time[1] * 1000 + math.floor(time[2] / 1000), ARGV[1], ARGV[2])
            .. (ARGV[3] ~= '' and ' ' .. ARGV[3] or ''))
          redis.call('LTRIM', KEYS[2], 0, 99)
        end
        return {tonumber(wanted), tonumber(redis.call('HGET', KEYS[1], 'syncs') or '0')}
        """),

    /** Notes owners. Key: owners. Arguments: partition, expected (empty: none) and wanted, again and again. Answers 1 or 0 for each. */
    CHANGE("""
        local made = {}
        for i = 1, #ARGV, 3 do
          local found = redis.call('HGET', KEYS[1], ARGV[i]) or ''
          if found == ARGV[i + 1] then
            redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 2])
            found = ARGV[i + 2]
          end
          made[#made + 1] = found == ARGV[i + 2] and 1 or 0
        end
        return made
        """),

    /** Keeps a lock. Key: lock. Arguments: the token it was taken with, and for how many milliseconds from now on. */
    RENEW("""
        if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
        return 1
        """),

    /** Gives a lock back. Key: lock. Argument: the token it was taken with. */
    UNLOCK("""
        if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
        return 1
        """);

    private static final String FIELD = """
        local function field(fields, name)
          for i = 1, #fields, 2 do
            if fields[i] == name then return fields[i + 1] end
          end
        end
        """;

    private final String source;

    Script(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    /** Whether an answer of {@link #APPEND} says that the entry is in its stream. */
    static boolean isStored(String answer) {
        return answer.equals("appended") || answer.equals("there");
    }
}
