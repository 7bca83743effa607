"""Tells a Pattern Engine what an agent does, and asks it what to do.

>>> from pattern_engine import Engine
>>> engine = Engine("http://localhost:8080")
>>> engine.observe({"task": "process_data", "execution_time": 1.5, "success": True})
True
>>> advice = engine.recommend({"task": "process_data"})

Times are seconds. Nothing here holds the agent up for longer than the timeouts it set, and nothing but a mistake in the
arguments of ``Engine`` raises, unless it is asked to.
"""

from .advice import Advice, Item, Silence
from .engine import Engine
from .errors import EngineError
from .events import Event, EventStream
from .sending import Delivery

__all__ = ["Advice", "Delivery", "Engine", "EngineError", "Event", "EventStream", "Item", "Silence"]
