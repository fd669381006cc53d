
# Around both programs: what the script itself serves, and ids of searches, which the service knows.

_thimble_searches() {
  # Asked again after ten seconds. A service that does not answer in five offers no ids, and what is none is
  # left out, as compgen expands its words.
  if [ -z "${_thimble_asked:-}" ] || [ $((SECONDS - _thimble_asked)) -gt 10 ]; then
    _thimble_ids="latest $(THIMBLE_COMPLETING=1 timeout 5 "${1/#\~/$HOME}" list --quiet --limit 100 2>/dev/null </dev/null | grep -Ex '[0-9a-fA-F-]{36}')"
    _thimble_asked=$SECONDS
  fi
}

_thimble() {
  local command=${COMP_WORDS[1]:-} word=${COMP_WORDS[COMP_CWORD]:-} kind=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -le 1 ]; then
    COMPREPLY=($(compgen -W "@CLIENT@ @WORKER@ @SCRIPT@" -- "$word"))
    return 0
  fi
  case " @WORKER@ " in
    *" $command "*)
      _complete_thimble_worker
      return 0
      ;;
  esac
  case "$word" in
    -*) ;;
    *)
      case " @SEARCHES@ " in
        *" $command "*) [ "$COMP_CWORD" -eq 2 ] && kind=search ;;
      esac
      case "$command" in
        fronts | compare) kind=search ;;
      esac
      ;;
  esac
  if [ "$kind" = search ]; then
    _thimble_searches "${COMP_WORDS[0]}"
    COMPREPLY=($(compgen -W "$_thimble_ids" -- "$word"))
    return 0
  fi
  case " @CLIENT@ " in
    *" $command "*) _complete_thimble ;;
  esac
  return 0
}

complete -F _thimble -o default thimble ./thimble
