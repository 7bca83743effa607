package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    /** Those that are made of one text, leave the process and are no news of a tenant's. */
    @Test
    void at_anyNode_isAllThatOthersSendThere() throws Exception {
        List<Topic<?, ?>> found = new ArrayList<>();
        for (Method method : Topics.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())
                    && List.of(method.getParameterTypes()).equals(List.of(String.class))
                    && method.getReturnType().equals(Topic.class)) {
                Topic<?, ?> topic = (Topic<?, ?>) method.invoke(null, "n");
                if (topic.scope() == Topic.Scope.CLUSTER && !topic.address().startsWith(News.PREFIX)) {
                    found.add(topic);
                }
            }
        }
        assertThat(found).isNotEmpty();
        assertThat(Topics.at("n")).containsExactlyInAnyOrderElementsOf(found);
    }
}
