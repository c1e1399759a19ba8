import { Component, type ReactNode } from 'react'
import { Fault } from './state.tsx'

/** Catches what a page could not draw, so that the frame with its way out stays. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null as Error | null }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    return this.state.error ? <Fault error={this.state.error} onRetry={() => location.reload()} /> : this.props.children
  }
}
