package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.SharedLog;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not handed on would fall back to what a port does by default, unnoticed. */
class MeteredLogTest {
    private static List<String> undone(Class<?> port, Class<?> metered) {
        return Arrays.stream(port.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> isLeft(method, metered))
                .map(Method::toString)
                .toList();
    }

    private static boolean isLeft(Method method, Class<?> metered) {
        try {
            return metered.getMethod(method.getName(), method.getParameterTypes())
                    .getDeclaringClass()
                    .isInterface();
        } catch (NoSuchMethodException absent) {
            return true;
        }
    }

    @Test
    void metered_allOfThePorts_isHandedOn() {
        assertThat(undone(Log.class, MeteredLog.class)).isEmpty();
        assertThat(undone(SharedLog.class, MeteredSharedLog.class)).isEmpty();
        assertThat(undone(CheckpointStore.class, MeteredCheckpoints.class)).isEmpty();
    }
}
